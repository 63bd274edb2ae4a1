import type { MetadataRoute } from "next";

/** What a phone shows when the site is put on its home screen (W3C Web Application Manifest). */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "五社学堂",
    short_name: "五社学堂",
    description: "湖北社会工作者的线上课堂",
    lang: "zh-CN",
    start_url: "/learn",
    scope: "/",
    display: "standalone",
    background_color: "#f8f4ea",
    theme_color: "#0e6468",
    icons: [
      { src: "/icons/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icons/icon-512.png", sizes: "512x512", type: "image/png" },
      {
        src: "/icons/icon-maskable-512.png",
        sizes: "512x512",
        type: "image/png",
        purpose: "maskable",
      },
    ],
  };
}
