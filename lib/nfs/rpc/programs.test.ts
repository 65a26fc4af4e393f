import { expect, it } from "vitest";
import {
  MOUNT3_EXPORT,
  MOUNT3_MNT,
  MOUNT3_NULL,
  MOUNT3_UMNT,
  NFS3_NULL,
  NFS4_NULL,
  PORTMAP_DUMP,
  PORTMAP_GETPORT,
} from "./programs";

const numbers = ({ program, version, procedure }: typeof NFS3_NULL) => [program, version, procedure];

it("has the numbers of RFC 1813, 1833 and 7530", () => {
  expect([NFS3_NULL, NFS4_NULL].map(numbers)).toEqual([
    [100003, 3, 0],
    [100003, 4, 0],
  ]);
  expect([MOUNT3_NULL, MOUNT3_MNT, MOUNT3_UMNT, MOUNT3_EXPORT].map(numbers)).toEqual([
    [100005, 3, 0],
    [100005, 3, 1],
    [100005, 3, 3],
    [100005, 3, 5],
  ]);
  expect([PORTMAP_GETPORT, PORTMAP_DUMP].map(numbers)).toEqual([
    [100000, 2, 3],
    [100000, 2, 4],
  ]);
});
