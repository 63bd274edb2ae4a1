import { Field } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import { SelectField } from "@/components/ui/select-field";
import {
  alignmentNames,
  alignments,
  type Layout,
  partNames,
  pictureParts,
  textParts,
} from "@/lib/credentials/model";

type Props = { layout: Layout; errors: Record<string, string[]> | undefined };

const labels = {
  x: "离左边（毫米）",
  y: "离上边（毫米）",
  width: "宽（毫米）",
  size: "字号（磅）",
};

/** Where each part of the certificate stands, in millimetres. */
export function PlaceFields({ layout, errors }: Props) {
  return (
    <div className="flex flex-col gap-2">
      {[...textParts, ...pictureParts].map((part) => {
        const place = layout[part];
        const lengths =
          "size" in place ? (["x", "y", "width", "size"] as const) : (["x", "y", "width"] as const);
        const faulty = Object.keys(errors ?? {}).some((name) => name.startsWith(`layout.${part}`));
        return (
          <Folded
            key={part}
            open={faulty}
            summary={<span className="font-semibold">{partNames[part]}</span>}
            className="border-b border-line pb-1"
          >
            <div className="grid grid-cols-2 gap-3 pb-3">
              {lengths.map((length) => (
                <Field
                  key={length}
                  label={labels[length]}
                  name={`layout.${part}.${length}`}
                  type="number"
                  inputMode="decimal"
                  step={0.5}
                  min={0}
                  max={297}
                  defaultValue={String(place[length as keyof typeof place])}
                  error={errors?.[`layout.${part}.${length}`]?.[0]}
                />
              ))}
              {"align" in place && (
                <SelectField label="对齐" name={`layout.${part}.align`} defaultValue={place.align}>
                  {alignments.map((choice) => (
                    <option key={choice} value={choice}>
                      {alignmentNames[choice]}
                    </option>
                  ))}
                </SelectField>
              )}
            </div>
          </Folded>
        );
      })}
    </div>
  );
}
