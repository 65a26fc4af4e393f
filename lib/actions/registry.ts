import type { Role } from "@/lib/auth/roles";

/** A function that leads through the gate. `definition` is the object the gate reads at each call. */
interface Entrance {
  readonly kind: "action" | "public-action" | "read";
  readonly name: string;
  readonly roles: readonly Role[];
  readonly definition: object;
}

const entrances = new WeakMap<object, Entrance>();

/** Notes that the gate made `made`, and returns it. */
export function register<Made extends object>(made: Made, entrance: Entrance): Made {
  entrances.set(made, entrance);
  return made;
}

/** How the gate made `made`, or undefined where it did not: the walk test asks this of every action and route. */
export function entranceOf(made: object): Entrance | undefined {
  return entrances.get(made);
}
