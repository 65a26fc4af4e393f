import type { Topic } from "../topic";

/** What the panel keeps, who may do what, and how to find one's way. */
export const panelTopics: readonly Topic[] = [
  {
    id: "dashboard",
    title: "The dashboard",
    summary:
      "In-flight encryption at a glance: how much of what travels is encrypted, who was refused, and what needs attention, with a link to where it is mended.",
    pages: ["/dashboard"],
    words: ["overview", "charts", "attention", "load", "figures"],
    sections: [
      {
        title: "Reading it",
        blocks: [
          "Begin with what needs attention: each line says what it is, and its link opens the page at that [[share]], [[export]] or client.",
          "A share of sessions below 100% is no fault while a [[preset]] lets old clients in. With Required it means [[leftover session|leftover sessions]].",
          "Figures come from samples that the panel keeps of itself; what was before its start it does not know. Every chart can be read as a table.",
        ],
      },
    ],
    sources: [],
    related: ["why-in-flight", "sessions", "refused-clients"],
  },
  {
    id: "guided-demo",
    title: "The guided demo",
    summary:
      "Ten minutes through the guide's two chapters, with what to say, what to click and a clock. It runs on a box of its own: nothing real is touched.",
    pages: ["/demo"],
    words: ["tour", "talk", "presenter", "reset demo", "npm run demo"],
    sections: [
      {
        title: "Before and after",
        blocks: [
          "`npm run demo` starts it: the box with clients that use it, open [[tunnel|tunnels]], and accounts a click away on the sign-in page.",
          "`Reset demo` goes back to the start in seconds. What somebody changed during a talk is gone then.",
        ],
      },
    ],
    sources: ["guide"],
    related: ["why-in-flight", "presets", "nfs-through-ssh"],
  },
  {
    id: "history",
    title: "History and conflicts",
    summary:
      "Every change of a managed file, with the text before and after. Whatever was changed can be put back, and nobody's text is overwritten unseen.",
    pages: ["/history"],
    words: ["revision", "restore", "compare", "undo", "conflict", "changed outside"],
    sections: [
      {
        title: "What is in the list",
        blocks: [
          "A [[revision]] for each change by the panel, with who, when and why; for each change that somebody made outside of it, which it notices and stores; and for each that lost a race.",
          "`Compare` shows two texts side by side. `Restore` makes an older text the new one: reviewed, applied and verified like any other change.",
        ],
      },
      {
        title: "Conflicts",
        blocks: [
          "A change is made for a text. If the file is another one by the time it is applied, nothing is written: you see your text beside theirs, and go on from theirs, keep editing or drop yours. Both are kept here.",
        ],
      },
      {
        title: "After a crash",
        blocks: [
          "The file is the old one or the new one, whole. The next start looks which, finishes what was begun, and says so.",
        ],
      },
    ],
    sources: [],
    related: ["edit-config-file", "audit"],
  },
  {
    id: "audit",
    title: "The audit log",
    summary:
      "Who did what, when and from where. Lines are added and never changed, and each holds fast the one before it.",
    pages: ["/audit"],
    words: ["chain", "verify log", "tamper", "syslog", "export", "hash"],
    sections: [
      {
        title: "The chain",
        blocks: [
          "The database refuses to change or delete a line. Each has an HMAC-SHA-256 of its own fields and of the line before it, with a key that lies outside of the database: whoever changes, cuts out or slips in a line without it breaks the chain.",
          "`Verify log` walks all of the [[audit log]] and names the first line that does not fit. `npm run audit:verify` does the same on the console.",
        ],
      },
      {
        title: "Its limit",
        blocks: [
          "Root of this machine can read the key. Against root only a copy elsewhere helps: export the log to a log server, as JSON lines or for syslog.",
        ],
      },
    ],
    sources: ["hmac"],
    related: ["history", "accounts"],
  },
  {
    id: "accounts",
    title: "Accounts and roles",
    summary:
      "Who may sign in, and as what. Everybody sees everything; who changes what is a matter of the role.",
    pages: ["/accounts"],
    words: ["admin", "operator", "helpdesk", "demo", "reset password", "last admin", "slowed"],
    sections: [
      {
        title: "The roles",
        blocks: [
          {
            list: [
              "**admin**: everything.",
              "**operator**: everything but accounts and settings.",
              "**helpdesk**: sees everything, changes nothing, may verify a share.",
              "**demo**: works on the box, for guests. It cannot sign in where a real appliance is managed.",
            ],
          },
          "The server asks for the [[role]] at every action, whatever the page shows.",
        ],
      },
      {
        title: "Rules",
        blocks: [
          {
            list: [
              "A password that the panel made up is shown once, and replaced at the first sign-in.",
              "The last admin can be neither disabled, demoted nor locked out.",
              "Changes of accounts ask for your own password again, and for your code where you have a [[second factor]].",
              "After wrong passwords the next tries are slowed, for the address they come from. A browser in which you have signed in before is slowed by its own tries alone: nobody else's keep you out.",
            ],
          },
          "Whoever lost everything resets a password on the console: `npm run admin -- reset-password NAME --second-factor off`.",
        ],
      },
    ],
    sources: [],
    related: ["second-factor", "audit"],
  },
  {
    id: "second-factor",
    title: "Your account and second factor",
    summary:
      "Password, second factor and sessions of your own. With a second factor, your password alone is of no use to anybody else.",
    pages: ["/account"],
    words: ["totp", "authenticator", "recovery codes", "password", "qr code", "own sessions"],
    sections: [
      {
        title: "Password",
        blocks: [
          "At least 12 characters. Several words that have nothing to do with each other are strong, and easy to type. Changing it ends your sessions elsewhere.",
        ],
      },
      {
        title: "Second factor",
        blocks: [
          {
            steps: [
              "`Set up second factor`, and scan the code with an authenticator app on your telephone.",
              "Type the six digits that it shows. They are new every 30 seconds, and each counts once.",
              "Keep the ten [[recovery code|recovery codes]] where your telephone is not. Each works once.",
            ],
          },
          "Telephone and codes lost? An admin takes the second factor off your account.",
        ],
      },
    ],
    sources: ["totp"],
    related: ["accounts"],
  },
  {
    id: "finding-your-way",
    title: "Finding your way, by keyboard too",
    summary:
      "Ctrl-K finds pages, shares, exports, clients, tunnel profiles, parameters, help and what you may do. F1 opens the help of the page you are on.",
    pages: ["/help/glossary", "/help/parameters"],
    words: ["search", "ctrl-k", "f1", "shortcuts", "keyboard", "palette", "tabs", "glossary"],
    sections: [
      {
        title: "Keys",
        blocks: [
          {
            list: [
              "**Ctrl-K**: search. Type a few letters, choose with the arrow keys, Enter opens.",
              "**F1**: help on this page; again: away with it.",
              "**Tab**: from one part to the next; trees, lists and tabs are one stop each, and the arrow keys walk inside.",
              "**Enter** opens a row, **Space** ticks it, **Escape** closes what is on top.",
              "**Ctrl-S** in an editor: review changes.",
            ],
          },
          "The first Tab of a page shows `Skip to the page`.",
        ],
      },
      {
        title: "Links",
        blocks: [
          "The address of the browser holds page, search, order and what is chosen: send it to a colleague, and they see the same. Open pages stay in the tab strip, over a reload as well.",
        ],
      },
    ],
    sources: [],
    related: ["why-in-flight", "accounts"],
  },
];
