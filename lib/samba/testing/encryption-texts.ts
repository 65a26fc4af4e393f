import fc from "fast-check";
import { applyPreset } from "../apply-preset";
import { ENCRYPTION_ALGORITHMS, SIGNING_ALGORITHMS } from "../ciphers";
import type { EncryptionForm } from "../encryption-form";
import { SHARE_CHOICES } from "../share-choice";
import { PRESETS } from "../presets";

/** Texts that speak of little but encryption, with all the traps of the format close together. */
const blanks = fc.constantFrom("", "", " ", "\t", "   ", " \t ");
const lineEnd = fc.constantFrom("\n", "\n", "\n", "\n", "\n", "\r\n", "", "\\\n", " \\ \n", "\\\\\n", "\0\n");

const shareName = fc.constantFrom("a", "A", " a ", "b c", "B  C", "Ärger", "äRGER", "t", "<script>", "資料");
const section = fc.oneof(fc.constantFrom("global", "global", "GLOBAL", " globals"), shareName);

const encryptValue = fc.constantFrom(
  ...[
    "off",
    "No",
    "disabled",
    "desired",
    "if_required",
    "auto",
    "default",
    "required",
    "Mandatory",
    "forced",
  ],
  ...["always", ""],
);
const version = fc.constantFrom(
  ...["NT1", "LANMAN1", "SMB2", "smb2_02", "SMB2_10", "SMB3", "SMB3_00", "SMB3_02", "SMB3_11", "default"],
  "SMB4",
);
const ciphers = fc.oneof(
  fc.constantFrom("", "AES256", "+AES-256-GCM", "-AES-128-CCM", "-AES-128-GCM AES-256-GCM", '"AES-128-GCM"'),
  fc.shuffledSubarray([...ENCRYPTION_ALGORITHMS], { minLength: 1 }).map((list) => list.join(", ")),
);
const signatures = fc.oneof(
  fc.constantFrom("", "nothing", "-HMAC-SHA256", "+AES-128-CMAC"),
  fc.shuffledSubarray([...SIGNING_ALGORITHMS], { minLength: 1 }).map((list) => list.join(" ")),
);
const signing = fc.constantFrom("mandatory", "required", "auto", "disabled", "maybe");
const yesOrNo = fc.constantFrom("yes", "No", "maybe");

function named(names: readonly string[], value: fc.Arbitrary<string>) {
  return fc.tuple(fc.constantFrom(...names), value);
}

const parameter = fc.oneof(
  { weight: 6, arbitrary: named(["smb encrypt", "Server SMB Encrypt", "smbencrypt"], encryptValue) },
  { weight: 2, arbitrary: named(["server min protocol", "min protocol"], version) },
  { weight: 2, arbitrary: named(["server max protocol", "max protocol", "protocol"], version) },
  { weight: 2, arbitrary: named(["server signing", "Server  Signing"], signing) },
  { weight: 2, arbitrary: named(["server smb3 encryption algorithms"], ciphers) },
  { weight: 1, arbitrary: named(["server smb3 signing algorithms"], signatures) },
  { weight: 1, arbitrary: named(["guest ok", "public"], yesOrNo) },
  { weight: 1, arbitrary: named(["copy"], shareName) },
  {
    weight: 1,
    arbitrary: named(["path", "Comment", "foo : bar", "include"], fc.constantFrom("", "/x", "# y")),
  },
);

const line = fc.oneof(
  { weight: 3, arbitrary: fc.tuple(blanks, section).map(([indent, name]) => `${indent}[${name}]`) },
  {
    weight: 8,
    arbitrary: fc
      .tuple(blanks, parameter, blanks, blanks)
      .map(([indent, [name, value], before, after]) => `${indent}${name}${before}=${after}${value}`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      "",
      "  ",
      "# c",
      "\t; smb encrypt = off",
      "junk",
      "[open",
      "= x",
      "-[a]",
      "\\",
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 8 }) },
);

function lines(maxLength: number): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(line, lineEnd), { maxLength, size: "max" })
    .map((drawn) => drawn.map(([text, end]) => text + end).join(""));
}

export const preset = fc.constantFrom(...PRESETS.map(({ name }) => name));

/** As files begin, so that there is much to change in `[global]`. */
const filledText = fc
  .tuple(lines(6), lines(4), lines(8))
  .map(([global, a, rest]) => `[global]\n${global}\n[a]\n${a}\n${rest}`);

const presetText = fc.tuple(filledText, preset).map(([text, name]) => {
  const applied = applyPreset(text, name);
  return applied.ok ? applied.value : text;
});

export const encryptionText = fc.oneof(lines(14), filledText, presetText);

/** Most texts have the first of them. */
const chosenName = fc.oneof({ weight: 3, arbitrary: fc.constant("a") }, { weight: 1, arbitrary: shareName });

const shares = fc
  .uniqueArray(fc.tuple(chosenName, fc.constantFrom(...SHARE_CHOICES)), {
    maxLength: 4,
    selector: ([name]) => name,
  })
  .map((drawn) => drawn.map(([name, choice]) => ({ name, choice })));

/** Null where the page leaves a thing as the file has it: of three, one. */
function sometimes<T>(choice: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(choice, { freq: 2 });
}

/** The SMB3 Encryption page as a person fills it in. */
export const encryptionForm: fc.Arbitrary<EncryptionForm> = fc.record({
  preset: fc.option(preset),
  shares,
  smb1: sometimes(fc.boolean()),
  encryptionAlgorithms: sometimes(fc.shuffledSubarray([...ENCRYPTION_ALGORITHMS], { minLength: 1 })),
  signingAlgorithms: sometimes(fc.shuffledSubarray([...SIGNING_ALGORITHMS], { minLength: 1 })),
});
