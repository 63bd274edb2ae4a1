import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { OfflineStart } from "@/components/offline/offline-start";
import { displayScript } from "@/components/shell/display-script";
import { SkipLink } from "@/components/shell/skip-link";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "五社学堂", template: "%s · 五社学堂" },
  description: "湖北社会工作者的线上课堂：“五社联动”系列课程，手机上就能学，学到哪里记到哪里。",
  // Phones would turn course numbers into links for calling.
  formatDetection: { telephone: false },
};

export const viewport: Viewport = {
  viewportFit: "cover",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#fffdf8" },
    { media: "(prefers-color-scheme: dark)", color: "#24221e" },
  ],
};

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="zh-CN" suppressHydrationWarning>
      <head>
        <script
          // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant, which must run before the first paint
          dangerouslySetInnerHTML={{ __html: displayScript }}
        />
      </head>
      <body>
        <SkipLink />
        {children}
        <OfflineStart />
      </body>
    </html>
  );
}
