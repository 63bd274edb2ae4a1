import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** The rules that look at colours. */
const COLOUR_RULES = ["color-contrast", "link-in-text-block"];

/** What axe finds on a page as it stands, in words that name the place. */
export async function axeFindings(page: Page): Promise<string[]> {
  return await findings(axe(page));
}

/**
 * What it finds in either theme; the page is light before and afterwards. The themes differ in colours
 * alone, so the second look is at those, which takes a part of the time.
 */
export async function axeFindingsInBothThemes(page: Page): Promise<string[]> {
  const light = await axeFindings(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(() => {
    for (const each of document.getAnimations()) if (each instanceof CSSTransition) each.finish();
  });
  const dark = await findings(axe(page).withRules(COLOUR_RULES));
  await page.emulateMedia({ colorScheme: "light" });
  return [...light, ...dark.map((found) => `dark: ${found}`)];
}

/** No page has frames of other origins, so axe may work within the page, which takes half the time. */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true);

async function findings(builder: AxeBuilder): Promise<string[]> {
  const { violations } = await builder.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}
