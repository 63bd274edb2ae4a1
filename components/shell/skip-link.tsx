/** The first stop of the Tab key on every page: past the header, into the page. */
export function SkipLink() {
  return (
    <a
      href="#main"
      className="fixed start-3 top-3 z-30 -translate-y-24 rounded-medium bg-teal px-5 py-2.5 font-semibold text-on-teal focus:translate-y-0 print:hidden"
    >
      跳到正文
    </a>
  );
}
