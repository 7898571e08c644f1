// Sheet sizes and margins in points (NĐ 30/2020 Phụ lục I; forms: top and bottom 20, left 30, right 20 mm).

export const mm = (length: number): number => (length * 72) / 25.4;

export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Lower end of the text, above the foot. */
  readonly bottom: number;
}

export const portrait: Sheet = {
  width: mm(210),
  height: mm(297),
  left: mm(30),
  right: mm(190),
  top: mm(20),
  bottom: mm(269),
};

/** The long table needs the width: left margin as the right one, binding at the top. */
export const landscape: Sheet = {
  width: mm(297),
  height: mm(210),
  left: mm(20),
  right: mm(277),
  top: mm(15),
  bottom: mm(184),
};
