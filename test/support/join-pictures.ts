/** Pictures -> one picture with them side by side. */
import { writeFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';

/** Writes a PNG with the pictures side by side, tops level, one pixel between them, as high as the lowest of them. The browser does the drawing. */
export async function joinPictures(browser: Browser, pictures: readonly Uint8Array[], file: string): Promise<void> {
  const context = await browser.createBrowserContext();
  try {
    const page = await context.newPage();
    const sources = pictures.map((picture) => `data:image/png;base64,${Buffer.from(picture).toString('base64')}`);
    const size = (await page.evaluate(async (list) => {
      document.body.style.cssText = 'margin:0;display:inline-flex;gap:1px;align-items:flex-start;background:#dfe1e5';
      const images = list.map((source) => {
        const image = new Image();
        image.src = source;
        return image;
      });
      await Promise.all(images.map((image) => image.decode()));
      document.body.append(...images);
      // The browser's own panel is a little shorter than the page beside it.
      const height = Math.min(...images.map((image) => image.height));
      return { width: Math.ceil(document.body.getBoundingClientRect().width), height };
    }, sources)) as { width: number; height: number };
    await page.setViewport({ ...size, deviceScaleFactor: 1 });
    writeFileSync(file, await page.screenshot({ type: 'png', clip: { x: 0, y: 0, ...size } }));
  } finally {
    await context.close();
  }
}
