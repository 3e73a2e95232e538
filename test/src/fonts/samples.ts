/** Two names in each script, and the face that writes them. */
export const SAMPLES: [script: string, one: string, other: string, family: string][] = [
  ['Latin', 'Žofia Nováková', 'Nguyễn Thị Ánh', 'Inter'],
  ['Cyrillic', 'Ольга Петренко', 'Ґалаґан Їжакевич', 'Inter'],
  ['Greek', 'Ελένη Παπαδοπούλου', 'Γιώργος Ξενάκης', 'Inter'],
  ['simplified Chinese', '张伟', '欧阳娜', 'Noto Sans Hans'],
  ['traditional Chinese', '陳怡君', '鍾麗緹', 'Noto Sans Hans'],
  ['Japanese', '田中 陽菜', '髙橋 ゆうコ', 'Noto Sans Hans'],
  ['Korean', '김민준', '뷁이서연', 'NanumGothic'],
  ['Arabic', 'محمد علي الزهراء', 'فاطمة', 'Noto Sans Arabic'],
  ['Persian and Urdu', 'گلشیفته پژمان', 'ڈاکٹر چوہدری', 'Noto Sans Arabic'],
  ['Hebrew', 'דוד כהן', 'נֹעַה לוי', 'Noto Sans Hebrew'],
  ['Thai', 'สมชาย ใจดี', 'น้ำผึ้ง ศรีสุวรรณ', 'Noto Sans Thai'],
  ['Devanagari', 'प्रिया शर्मा', 'ज्ञानेश्वर', 'Noto Sans Devanagari'],
  ['emoji', '👍🏽🎉', '🧑🏽‍🚀👩‍👩‍👧🇩🇪', 'Noto Emoji'],
];
