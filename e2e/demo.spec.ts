import { expect, type Locator, type Page } from "@playwright/test";
import { expectNoViolationsInAnyTheme } from "./fixtures/axe";
import { type DemoPanel, startDemoPanel } from "./fixtures/demo-panel";
import { enterOn, expectFocusKept, expectFocusWithin } from "./fixtures/keyboard";
import { test } from "./fixtures/panel-test";
import { signInOnPage } from "./fixtures/sign-in";

/** The guided demo: its accounts, its tour through both chapters with real clicks, its presenter's page, and the way back to its start. */
test.describe.configure({ timeout: 600_000 });

const patient = { timeout: 45_000 };

let demo: DemoPanel;
let first: { readonly smbConf: string; readonly exports: string };

test.beforeAll(async () => {
  demo = await startDemoPanel();
  first = { smbConf: await demo.smbConf(), exports: await demo.exports() };
});

test.afterAll(async () => {
  await demo.stop();
});

async function comeInAs(page: Page, name: "Storage admin" | "Helpdesk", address = "/demo"): Promise<void> {
  await page.goto(`${demo.url}/sign-in?next=${encodeURIComponent(address)}`);
  await page.getByRole("button", { name: new RegExp(`^${name}`, "u") }).click();
  await expect(page).toHaveURL(`${demo.url}${address}`);
}

const tour = (page: Page) => page.getByRole("region", { name: "Guided tour" });
const inTour = (page: Page, name: string) => tour(page).getByRole("button", { name, exact: true });
const entry = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "Storage Administration" }).getByRole("link", { name });
const dialog = (page: Page) => page.getByRole("dialog");

async function atStep(page: Page, title: string): Promise<void> {
  await expect(tour(page).getByRole("heading", { name: title })).toBeVisible(patient);
}

async function happened(page: Page): Promise<void> {
  await expect(tour(page).getByText(/^(?:It has happened|There it is)\.$/u)).toBeVisible(patient);
}

/** Clicks what the tour points at, once it points at just that. */
async function press(page: Page, control: Locator): Promise<void> {
  await expect(async () => {
    const [ring, there] = await Promise.all([
      page.locator("[data-tour-ring]").boundingBox(),
      control.boundingBox(),
    ]);
    if (ring === null || there === null) throw new Error("The tour points at nothing.");
    expect(Math.abs(ring.x + ring.width / 2 - there.x - there.width / 2)).toBeLessThan(3);
    expect(Math.abs(ring.y + ring.height / 2 - there.y - there.height / 2)).toBeLessThan(3);
  }).toPass(patient);
  await control.click();
}

async function apply(page: Page): Promise<void> {
  await press(page, dialog(page).getByRole("button", { name: "Apply" }));
  await expect(dialog(page).getByRole("status", { name: "Result" })).toHaveText(/^Applied/u, patient);
  await press(page, dialog(page).getByRole("button", { name: "Close", exact: true }).last());
}

async function facts(page: Page) {
  const answer = await page.request.get(`${demo.url}/api/demo`);
  return ((await answer.json()) as { value: Facts }).value;
}

interface Facts {
  readonly preset: string | null;
  readonly clients: readonly { readonly state: string; readonly isEncrypted: boolean | null }[];
  readonly tunnels: readonly { readonly name: string; readonly state: string; readonly profile: unknown }[];
}

async function isAtStart(page: Page): Promise<void> {
  await expect(async () => {
    const { preset, clients, tunnels } = await facts(page);
    expect(preset).toBe("off");
    expect(clients.map(({ state, isEncrypted }) => [state, isEncrypted])).toEqual(
      clients.map(() => ["connected", false]),
    );
    expect(tunnels.map(({ state, profile }) => [state, profile !== null])).toEqual([
      ["connected", true],
      ["off", true],
      ["off", false],
    ]);
  }).toPass(patient);
  expect(await demo.smbConf()).toBe(first.smbConf);
  expect(await demo.exports()).toBe(first.exports);
}

test("the sign-in page offers the demo's accounts, and one click is enough", async ({ page }) => {
  await comeInAs(page, "Storage admin");
  await expect(page.getByRole("button", { name: "Account of demo" })).toBeVisible();
  await expect(page.getByRole("heading", { level: 1, name: "Guided Demo" })).toBeVisible();
  await expect(entry(page, "Guided Demo")).toBeVisible();
  await isAtStart(page);
});

test("the tour goes through the first chapter, from a clear session to the way back", async ({ page }) => {
  await comeInAs(page, "Storage admin");
  await page.getByRole("button", { name: "Start tour" }).click();

  await atStep(page, "See who is in the clear");
  await press(page, entry(page, "Sessions"));
  await happened(page);
  await expect(page.getByRole("grid", { name: "Sessions" })).toContainText("WIN7-FRONTDESK");
  await inTour(page, "Next").click();

  await atStep(page, "Turn on Transition");
  await press(page, entry(page, "SMB3 Encryption"));
  await press(page, page.getByRole("radio", { name: "Transition" }));
  await press(page, page.getByRole("button", { name: "Review changes" }));
  await apply(page);

  await atStep(page, "See who would be refused");
  await press(page, page.getByRole("radio", { name: "Required" }));
  await happened(page);
  const fates = page.getByRole("region", { name: "What this means for those connected now" });
  await expect(fates).toContainText("WIN7-FRONTDESK");
  // What is chosen, and the step, outlive a reload.
  await page.reload();
  await atStep(page, "See who would be refused");
  await happened(page);
  await inTour(page, "Next").click();

  await atStep(page, "Turn on Required");
  await press(page, page.getByRole("button", { name: "Review changes" }));
  await apply(page);

  await atStep(page, "Watch the Windows 7 client be refused");
  await press(page, entry(page, "Sessions"));
  await happened(page);
  expect((await facts(page)).clients.map(({ isEncrypted }) => isEncrypted)).toEqual([null, true, true, true]);
  await inTour(page, "Next").click();

  await atStep(page, "Verify it");
  await press(page, entry(page, "Share Status"));
  await press(page, page.getByRole("grid", { name: "Share status" }).getByRole("row", { name: /finance/u }));
  await press(page, page.getByRole("button", { name: "Verify", exact: true }));
  await press(page, dialog(page).getByLabel("User name"));
  await dialog(page).getByLabel("User name").fill("alice");
  await press(page, dialog(page).getByLabel("Password"));
  await dialog(page).getByLabel("Password").fill("demo-alice");
  await press(page, dialog(page).getByRole("button", { name: "Verify", exact: true }));
  await press(page, dialog(page).getByRole("button", { name: "Close", exact: true }).last());
  await happened(page);
  await inTour(page, "Next").click();

  await atStep(page, "Roll it back");
  await press(page, entry(page, "History"));
  await press(page, page.getByRole("grid", { name: "Revisions" }).getByRole("checkbox").first());
  // A menu too it opens in the person's place.
  await expect(tour(page)).toContainText("Now press Restore", patient);
  await inTour(page, "Do it for me").click();
  await press(page, page.getByRole("menuitem", { name: /before/iu }));
  await apply(page);
  // It goes on by itself once the old client is back.
  await atStep(page, "See one tunnel up and one down");
  expect((await facts(page)).preset).toBe("transition");
});

test("the tour goes through the second chapter, from a profile to a key that is out", async ({ page }) => {
  await comeInAs(page, "Storage admin");
  await page.getByRole("button", { name: "Start at chapter 2" }).click();

  await atStep(page, "See one tunnel up and one down");
  await press(page, entry(page, "NFS Tunnels"));
  await happened(page);
  await inTour(page, "Next").click();

  await atStep(page, "Make a tunnel profile");
  await press(page, page.getByRole("button", { name: "New tunnel profile" }));
  await press(page, dialog(page).getByLabel("Client name"));
  await dialog(page).getByLabel("Client name").fill("field-laptop");
  await press(page, dialog(page).getByRole("button", { name: "Save profile" }));

  await atStep(page, "Give it the client’s key");
  await press(page, page.getByRole("button", { name: "Paste public key" }));
  // In a dialog too the panel can be used: it pastes the key.
  await expect(tour(page)).toContainText("Now fill Public key");
  await inTour(page, "Do it for me").click();
  await expect(dialog(page).getByRole("textbox", { name: "Public key" })).toHaveValue(/^ssh-ed25519 /u);
  await press(page, dialog(page).getByRole("button", { name: "Take this key" }));

  await atStep(page, "Watch it connect");
  await happened(page);
  await expect(page.getByRole("region", { name: "State" })).toContainText("Connected", patient);
  await inTour(page, "Next").click();

  await atStep(page, "Read a file through it");
  await press(page, entry(page, "NFS Tunnels"));
  await press(page, page.getByRole("button", { name: "Read a file with field-laptop" }));
  await expect(page.getByText("1. Encrypt what travels.")).toBeVisible(patient);
  await happened(page);
  await inTour(page, "Next").click();

  await atStep(page, "Revoke it");
  await press(page, page.getByRole("link", { name: "field-laptop" }));
  await press(page, page.getByRole("button", { name: "Revoke" }));
  await press(page, page.getByRole("alertdialog").getByRole("button", { name: "Revoke" }));
  await happened(page);
  await inTour(page, "Finish").click();
  await expect(page).toHaveURL(`${demo.url}/demo`);
  await expect(tour(page)).toHaveCount(0);
});

test("Reset demo brings all of it back to the start, and so does the console", async ({ page }) => {
  await comeInAs(page, "Storage admin", "/smb3-encryption");
  await page.getByRole("radio", { name: "Hardened" }).click();
  await page.getByRole("button", { name: "Review changes" }).click();
  await dialog(page).getByRole("button", { name: "Apply" }).click();
  await expect(dialog(page).getByRole("status", { name: "Result" })).toHaveText(/^Applied/u, patient);
  await page.goto(`${demo.url}/demo`);
  await enterOn(page, page.getByRole("button", { name: "Reset demo" }));
  await expect(page.getByRole("alertdialog").getByRole("button", { name: "Cancel" })).toBeFocused();
  await enterOn(page, page.getByRole("alertdialog").getByRole("button", { name: "Reset demo" }));
  const result = page.getByRole("status", { name: "Result", exact: true });
  await expect(result).toContainText("The demo is back at its start", { timeout: 100_000 });
  console.log(await result.textContent());
  await isAtStart(page);
  await page.goto(`${demo.url}/history?q=Reset`);
  await expect(page.getByRole("grid", { name: "Revisions" })).toContainText("Reset demo");
  const said = await demo.resetFromConsole();
  expect(said).toContain("The demo is back at its start");
  await isAtStart(page);
});

test("the tour is a keyboard's too: it goes to the control, back, on, and away", async ({ page }) => {
  await comeInAs(page, "Storage admin");
  await enterOn(page, page.getByRole("button", { name: "Start tour" }));
  await expect(tour(page).getByRole("heading", { name: "See who is in the clear" })).toBeFocused();
  await expectFocusKept(page);
  await enterOn(page, inTour(page, "Go to it"));
  await expect(entry(page, "Sessions")).toBeFocused();
  await enterOn(page, inTour(page, "Do it for me"));
  await expect(page).toHaveURL(`${demo.url}/sessions`);
  await happened(page);
  // The two buttons that were for it are gone.
  await expectFocusKept(page);
  await enterOn(page, inTour(page, "Next"));
  await atStep(page, "Turn on Transition");
  await enterOn(page, inTour(page, "Back"), "Shift+Tab");
  await atStep(page, "See who is in the clear");
  await enterOn(page, inTour(page, "End tour"), "Shift+Tab");
  await expect(tour(page)).toHaveCount(0);
  await expectFocusKept(page);
});

test("with a dialog open Tab goes on to the tour and back, and the tour's buttons work there", async ({
  page,
}) => {
  await comeInAs(page, "Storage admin");
  await page.getByRole("button", { name: "Start at chapter 2" }).press("Enter");
  await atStep(page, "See one tunnel up and one down");
  await inTour(page, "Skip").press("Enter");
  await atStep(page, "Make a tunnel profile");
  await page.goto(`${demo.url}/nfs-tunnels`);
  await page.getByRole("button", { name: "New tunnel profile" }).press("Enter");
  const name = dialog(page).getByLabel("Client name");
  await expect(name).toBeVisible();
  // The dialog has placed the focus, and the tour has come and seen the dialog.
  await expect(dialog(page).locator("form :focus")).toHaveCount(1);
  await expect(tour(page)).toContainText("into Client name");
  await dialog(page).getByRole("button", { name: "Save profile" }).focus();
  await page.keyboard.press("Tab");
  await expect(inTour(page, "End tour")).toBeFocused();
  for (const next of ["Back", "Go to it", "Do it for me"]) {
    await page.keyboard.press("Tab");
    await expect(inTour(page, next)).toBeFocused();
  }
  await page.keyboard.press("Enter");
  await expect(name).toHaveValue("field-laptop");
  await page.keyboard.press("Tab");
  await expect(inTour(page, "Skip")).toBeFocused();
  // Round again: the dialog's first control, and from there back to the tour's last.
  await page.keyboard.press("Tab");
  await expect(dialog(page).getByRole("button", { name: "Close", exact: true }).first()).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await expect(inTour(page, "Skip")).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  await expect(inTour(page, "Go to it")).toBeFocused();
  await page.keyboard.press("Enter");
  await expectFocusWithin(dialog(page));
  // The dialog keeps the keyboard again: nothing behind it is reached.
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    expect(
      await page.evaluate(
        () => document.activeElement?.closest('[role="dialog"], [aria-labelledby="tour-title"]') !== null,
      ),
    ).toBe(true);
  }
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toHaveCount(0);
  await inTour(page, "End tour").press("Enter");
});

test("axe finds nothing on the presenter's page and the tour's steps, in any theme", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto(`${demo.url}/sign-in`);
  await expectNoViolationsInAnyTheme(page, "sign-in");
  await comeInAs(page, "Storage admin");
  await expect(page.getByRole("table", { name: "Demo NFS clients" })).toBeVisible();
  await page.getByRole("button", { name: "Reset demo" }).click();
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expectNoViolationsInAnyTheme(page, "Reset the demo?");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Start clock" }).click();
  await expect(page.getByText("Now", { exact: true }).first()).toBeVisible();
  await expectNoViolationsInAnyTheme(page, "/demo");
  await page.getByRole("button", { name: "Start tour" }).click();
  await expect(tour(page)).toBeVisible();
  for (const [href, steps] of [
    ["/sessions", 1],
    ["/smb3-encryption", 3],
    ["/nfs-tunnels", 4],
  ] as const) {
    await page.goto(`${demo.url}${href}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    for (let step = 0; step < steps; step += 1) {
      await expectNoViolationsInAnyTheme(page, `step ${String(step)} on ${href}`);
      await tour(page)
        .getByRole("button", { name: /^(?:Skip|Next)$/u })
        .click();
    }
  }
  await inTour(page, "End tour").click();
});

test("helpdesk sees the talk and how the demo stands, and starts and resets nothing", async ({ page }) => {
  await comeInAs(page, "Helpdesk");
  await expect(page.getByRole("table", { name: "Talking points" })).toBeVisible();
  await expect(page.getByRole("table", { name: "Demo NFS clients" })).toContainText("branch-office");
  await expect(page.getByText(/role admin or operator/u).first()).toBeVisible();
  await expect(
    page.getByRole("button", { name: /^(?:Start tour|Start at chapter|Reset demo|Read a file|Stop demo)/u }),
  ).toHaveCount(0);
  await expectNoViolationsInAnyTheme(page, "/demo as helpdesk");
});

test("a panel that is no demo has neither the page, nor its entry, nor accounts to offer", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Log in" })).toBeVisible();
  await expect(page.getByText("guided demo")).toHaveCount(0);
  await signInOnPage(page, "admin");
  await expect(entry(page, "Sessions")).toBeVisible();
  await expect(entry(page, "Guided Demo")).toHaveCount(0);
  await page.goto("/demo");
  await expect(page.getByText("There is no page at this address")).toBeVisible();
  expect(await (await page.request.get("/api/demo")).json()).toMatchObject({ ok: true, value: null });
});
