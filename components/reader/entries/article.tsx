/** The script of an article's page. */
import { ResumeOffer } from "@/components/reader/islands/resume-offer";
import { island, startReader } from "@/components/reader/start";
import { readText } from "@/components/reader/study/read-text";

void startReader(({ lessonId }) => {
  const text = document.getElementById("lesson-text");
  if (!text) return null;
  island("resume", <ResumeOffer text={text} />);
  return readText(lessonId, text);
});
