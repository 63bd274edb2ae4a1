/** The script of a document's page: PDF, page by page. */
import { PageReader } from "@/components/reader/pages/page-reader";
import { Reading } from "@/components/reader/pages/reading";
import { island, startReader } from "@/components/reader/start";
import { Study } from "@/components/reader/study/study";

void startReader(({ lessonId, work, scripts }) => {
  if (work?.kind !== "document") return null;
  const reading = new Reading(work);
  const study = new Study(lessonId, (passed) => reading.look(passed));
  reading.onPageDone = () => void study.report();
  island("pages", <PageReader reading={reading} scripts={scripts} />);
  return study;
});
