import { Line } from "@/components/bank/answer-rows";
import { type PictureDoor, PictureSpot } from "@/components/bank/picture-spot";
import { TextareaField } from "@/components/ui/textarea-field";

type Props = {
  pictures: PictureDoor;
  /** Which text of the form it is, see withPlace. */
  place: string;
  label: string;
  value: string;
  onChange: (text: string) => void;
};

/** A text of one line that pictures can be put into. */
export function PicturedLine({ pictures, place, label, value, onChange }: Props) {
  return (
    <PictureSpot pictures={pictures} place={place} label={label} text={value} beside>
      <Line label={label} value={value} onChange={onChange} />
    </PictureSpot>
  );
}

type AreaProps = Props & { hint: string; optional?: boolean };

/** A block of text that pictures can be put into. */
export function PicturedArea({ pictures, place, onChange, ...area }: AreaProps) {
  return (
    <PictureSpot pictures={pictures} place={place} label={area.label} text={area.value}>
      <TextareaField {...area} name={place} onChange={(event) => onChange(event.target.value)} />
    </PictureSpot>
  );
}
