import { AudioLines, Captions, Clapperboard, FileText, Image, Package, Shapes } from "lucide-react";
import type { MediaKind } from "@/lib/media/model";

const icons = {
  ...{ film: Clapperboard, recording: AudioLines, picture: Image, figure: Shapes },
  ...{ document: FileText, courseware: Package, captions: Captions },
};

/** The sign of a kind of file; its name stands beside it in words. */
export function KindIcon({ kind, className }: { kind: MediaKind; className?: string }) {
  const Icon = icons[kind];
  return <Icon className={className} aria-hidden="true" />;
}
