import { requireRoom } from "@/lib/db/room";
import { auth } from "./auth";

/** Whether a request comes from somebody who is signed in, whatever they may do. */
export async function isSignedIn(given: Headers): Promise<boolean> {
  return (await storedSession(given, "look")) !== null;
}

/** On a full disk the end of a session is not moved on, and one that has ended is not deleted, which better-auth would do. */
export async function storedSession(given: Headers, use: "act" | "look") {
  const room = await requireRoom();
  try {
    const disableRefresh = use === "look" || !room.ok;
    return await auth().api.getSession({ headers: given, query: { disableRefresh } });
  } catch (error) {
    if (room.ok) throw error;
    return null;
  }
}
