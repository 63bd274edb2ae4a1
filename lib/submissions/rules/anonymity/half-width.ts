/** Full-width signs as half-width ones, sign for sign, so that offsets stay those of the text. */

export function halfWidth(text: string): string {
  return text.replace(
    /[\uff01-\uff5e\u3000\u00a0\u2009\u2010-\u2015\u2212\u2022\u30fb]/g,
    (sign) => {
      const code = sign.charCodeAt(0);
      if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
      if (code === 0x2022 || code === 0x30fb) return "·";
      return code >= 0x2010 && code <= 0x2212 ? "-" : " ";
    },
  );
}
