"use client";
import { useRef } from "react";
import { FileLine } from "@/components/editor/head/file-line";
import { NumberLine } from "@/components/editor/head/head-lines";
import { SelectField } from "@/components/ui/select-field";
import { entriesAt, kindOfHead, withKind } from "@/lib/authoring/rules/lesson-rules";
import { setYamlMap } from "@/lib/authoring/rules/writing/yaml-edit";
import { type LessonKind, lessonKindNames, lessonKinds } from "@/lib/catalogue/model";
import type { CourseMedia, MediaKind, MediaPointer } from "@/lib/media/model";

type Props = {
  courseSlug: string;
  front: string;
  onChange: (front: string) => void;
  faults: Readonly<Record<string, string>>;
  media: CourseMedia;
  /** A file of the library that has come into the course. */
  onMedia: (path: string, pointer: MediaPointer) => void;
};

/** How the lesson is studied: as a text, or by a file that it is made of. */
export function KindFields(props: Props) {
  const { front, onChange, faults } = props;
  const kind = kindOfHead(front);
  // Who looks at another kind and comes back finds what was chosen before.
  const before = useRef<Partial<Record<LessonKind, Record<string, unknown>>>>({});
  return (
    <>
      <SelectField
        label="学习方式"
        name="kind"
        value={kind}
        error={faults[""]}
        onChange={({ target }) => {
          const next = target.value as LessonKind;
          before.current[kind] = entriesAt(front, kind) ?? {};
          onChange(withKind(front, next, before.current[next]));
        }}
      >
        {lessonKinds.map((each) => (
          <option key={each} value={each}>
            {lessonKindNames[each]}
          </option>
        ))}
      </SelectField>
      {kind !== "article" && <WorkFields key={kind} {...props} kind={kind} />}
    </>
  );
}

const files: Record<Exclude<LessonKind, "article">, MediaKind> = {
  ...{ video: "film", audio: "recording", document: "document", package: "courseware" },
};

type WorkProps = Props & { kind: Exclude<LessonKind, "article"> };

/** What the file's kind asks to know, and how much of it has to be seen or heard. */
function WorkFields(props: WorkProps) {
  const { front, onChange, faults, media, kind } = props;
  const work = entriesAt(front, kind) ?? {};
  const set = (changes: Record<string, unknown>) =>
    onChange(setYamlMap(front, kind, { ...work, ...changes }));
  const fault = (key: string) => faults[`${kind}.${key}`];
  const isPlayed = kind === "video" || kind === "audio";
  const told = media[String(work.src ?? "")]?.seconds;
  return (
    <fieldset className="flex flex-col gap-4 rounded-medium border border-line p-4">
      <legend className="px-1 font-semibold">{lessonKindNames[kind]}</legend>
      <FileFields {...props} {...{ work, set, fault }} />
      {isPlayed && (told === undefined || work.seconds !== undefined) && (
        <NumberLine
          label="时长（秒）"
          name="work-seconds"
          optional
          value={work.seconds}
          hint="文件里读不出时长时才填。"
          error={fault("seconds")}
          onSaid={(seconds) => set({ seconds })}
        />
      )}
      {kind === "document" && <PageFields {...{ work, set, fault }} />}
      {kind !== "package" && (
        <NumberLine
          label={shareWords[kind]}
          name="requiredPercent"
          optional
          value={work.requiredPercent}
          hint={`50到100，不填是${kind === "document" ? 100 : 90}。`}
          error={fault("requiredPercent")}
          onSaid={(requiredPercent) => set({ requiredPercent })}
        />
      )}
      {isPlayed && <PlayRules {...{ work, set, fault }} />}
    </fieldset>
  );
}

const shareWords = {
  ...{ video: "要看满多少（%）", audio: "要听满多少（%）", document: "要读满多少（%）" },
};

function FileFields(props: WorkProps & PlayProps) {
  const { courseSlug, onMedia, faults, kind, work, set, fault } = props;
  const here = { courseSlug, onMedia };
  return (
    <>
      <FileLine
        {...here}
        label={`${lessonKindNames[kind]}文件`}
        kind={files[kind]}
        path={String(work.src ?? "")}
        error={fault("src") ?? faults[kind]}
        onPick={(src, { pages }) => set({ src, ...(kind === "document" && pages && { pages }) })}
      />
      {(kind === "video" || kind === "audio") && (
        <FileLine
          {...here}
          label="字幕文件"
          kind="captions"
          path={String(work.captions ?? "")}
          hint="听不见的人靠它，也是可以点的文字稿。"
          error={fault("captions")}
          onPick={(captions) => set({ captions })}
        />
      )}
      {kind === "video" && (
        <FileLine
          {...here}
          label="播放前的图"
          kind="picture"
          optional
          path={String(work.poster ?? "")}
          error={fault("poster")}
          onPick={(poster) => set({ poster })}
        />
      )}
    </>
  );
}

function PageFields({ work, set, fault }: PlayProps) {
  return (
    <>
      <NumberLine
        // Picking a file tells its pages: the field begins anew with them.
        key={String(work.src)}
        label="页数"
        name="pages"
        value={work.pages}
        error={fault("pages")}
        onSaid={(pages) => set({ pages })}
      />
      <NumberLine
        label="每页至少看多久（秒）"
        name="secondsPerPage"
        optional
        value={work.secondsPerPage}
        hint="1到600，不填是10。"
        error={fault("secondsPerPage")}
        onSaid={(secondsPerPage) => set({ secondsPerPage })}
      />
    </>
  );
}

type PlayProps = {
  work: Record<string, unknown>;
  set: (changes: Record<string, unknown>) => void;
  fault: (key: string) => string | undefined;
};

function PlayRules({ work, set, fault }: PlayProps) {
  return (
    <>
      <SelectField
        label="第一遍能不能往后拖"
        name="skipping"
        value={work.skipping === false ? "no" : "yes"}
        error={fault("skipping")}
        onChange={({ target }) => set({ skipping: target.value === "no" ? false : undefined })}
      >
        <option value="yes">可以拖动</option>
        <option value="no">只能拖到看过的地方</option>
      </SelectField>
      <SelectField
        label="最快几倍速还算数"
        name="fastest"
        value={String(work.fastest ?? 2)}
        error={fault("fastest")}
        onChange={({ target }) =>
          set({ fastest: target.value === "2" ? undefined : Number(target.value) })
        }
      >
        {[1, 1.25, 1.5, 2].map((pace) => (
          <option key={pace} value={pace}>
            {pace}倍
          </option>
        ))}
      </SelectField>
      <NumberLine
        label="多久没动就停下来问（分钟）"
        name="presenceMinutes"
        optional
        value={work.presenceMinutes}
        hint="1到60。不填就一直放。"
        error={fault("presenceMinutes")}
        onSaid={(presenceMinutes) => set({ presenceMinutes })}
      />
    </>
  );
}
