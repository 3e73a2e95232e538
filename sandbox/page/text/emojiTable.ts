/**
 * The emoji people meet at work, by the names Slack gives them (iamcal/emoji-data). A name that is not
 * here stays as it was typed, which is what Slack does with a custom emoji it does not know.
 */
const TABLE = `
+1 👍, -1 👎, 100 💯, 1234 🔢, airplane ✈️, alarm_clock ⏰️, alembic ⚗️, ant 🐜, apple 🍎,
arrow_backward ◀️, arrow_down ⬇️, arrow_forward ▶️, arrow_left ⬅️, arrow_right ➡️,
arrow_right_hook ↪️, arrow_up ⬆️, arrows_clockwise 🔃, arrows_counterclockwise 🔄, art 🎨, avocado 🥑,
balloon 🎈, ballot_box_with_check ☑️, banana 🍌, bangbang ‼️, bank 🏦, bar_chart 📊, basketball 🏀,
battery 🔋, beach_with_umbrella 🏖️, bear 🐻, bee 🐝, beer 🍺, bell 🔔, bike 🚲, bird 🐦, black_circle ⚫️,
black_large_square ⬛️, black_small_square ▪️, black_square_button 🔲, blue_heart 💙, blush 😊, bomb 💣,
book 📖, bookmark 🔖, bookmark_tabs 📑, books 📚, boom 💥, bow 🙇, brain 🧠, bread 🍞, briefcase 💼,
broken_heart 💔, bug 🐛, building_construction 🏗️, bulb 💡, bus 🚌, bust_in_silhouette 👤,
busts_in_silhouette 👥, butterfly 🦋, cactus 🌵, cake 🍰, calendar 📆, camera 📷, car 🚗,
card_file_box 🗃️, card_index 📇, card_index_dividers 🗂️, carrot 🥕, cat 🐱, champagne 🍾,
chart_with_downwards_trend 📉, chart_with_upwards_trend 📈, checkered_flag 🏁, cheese_wedge 🧀,
cherry_blossom 🌸, clap 👏, clinking_glasses 🥂, clipboard 📋, clock1 🕐, clock10 🕙, clock11 🕚,
clock12 🕛, clock2 🕑, clock3 🕒, clock4 🕓, clock5 🕔, clock6 🕕, clock7 🕖, clock8 🕗, clock9 🕘,
closed_lock_with_key 🔐, cloud ☁️, cocktail 🍸, coffee ☕️, cold_sweat 😰, collision 💥, compass 🧭,
computer 💻, confetti_ball 🎊, confused 😕, construction 🚧, cookie 🍪, cop 👮, crab 🦀, credit_card 💳,
crossed_fingers 🤞, crossed_swords ⚔️, crown 👑, cry 😢, crystal_ball 🔮, dart 🎯, date 📅,
desert_island 🏝️, desktop_computer 🖥️, diamond_shape_with_a_dot_inside 💠, disappointed 😞, dizzy 💫,
dna 🧬, dog 🐶, dollar 💵, door 🚪, doughnut 🍩, dvd 📀, earth_africa 🌍, earth_americas 🌎, earth_asia 🌏,
eight 8️⃣, email ✉️, end 🔚, envelope ✉️, envelope_with_arrow 📩, euro 💶, evergreen_tree 🌲,
exclamation ❗️, exploding_head 🤯, eye 👁️, eyes 👀, face_palm 🤦, face_with_monocle 🧐,
face_with_rolling_eyes 🙄, factory 🏭, fast_forward ⏩️, fearful 😨, female-technologist 👩‍💻,
file_cabinet 🗄️, file_folder 📁, fire 🔥, first_place_medal 🥇, fish 🐟, five 5️⃣, flag-ca 🇨🇦,
flag-de 🇩🇪, flag-es 🇪🇸, flag-fr 🇫🇷, flag-gb 🇬🇧, flag-in 🇮🇳, flag-it 🇮🇹, flag-jp 🇯🇵, flag-nl 🇳🇱,
flag-pl 🇵🇱, flag-us 🇺🇸, flushed 😳, four 4️⃣, four_leaf_clover 🍀, fox_face 🦊, fries 🍟, full_moon 🌕,
gear ⚙️, gem 💎, ghost 👻, gift 🎁, globe_with_meridians 🌐, grapes 🍇, green_book 📗, green_heart 💚,
grey_exclamation ❕️, grey_question ❔️, grin 😁, grinning 😀, guitar 🎸, hamburger 🍔, hammer 🔨,
hammer_and_wrench 🛠️, hand ✋️, handshake 🤝, hankey 💩, hash #️⃣, headphones 🎧, heart ❤️,
heart_eyes 😍, heavy_check_mark ✔️, heavy_exclamation_mark ❗️, heavy_minus_sign ➖️,
heavy_multiplication_x ✖️, heavy_plus_sign ➕️, herb 🌿, hospital 🏥, hourglass ⌛️,
hourglass_flowing_sand ⏳️, house 🏠, hugging_face 🤗, hushed 😯, inbox_tray 📥, incoming_envelope 📨,
infinity ♾️, information_desk_person 💁, information_source ℹ️, innocent 😇, iphone 📱, jigsaw 🧩,
joy 😂, key 🔑, keyboard ⌨️, kissing 😗, label 🏷, ladder 🪜, large_blue_circle 🔵, large_blue_diamond 🔷,
large_blue_square 🟦, large_brown_circle 🟤, large_green_circle 🟢, large_green_square 🟩,
large_orange_circle 🟠, large_orange_diamond 🔶, large_orange_square 🟧, large_purple_circle 🟣,
large_purple_square 🟪, large_red_square 🟥, large_yellow_circle 🟡, large_yellow_square 🟨,
laughing 😆, leaves 🍃, left_right_arrow ↔️, left_speech_bubble 🗨️, lemon 🍋, level_slider 🎚️, link 🔗,
lock 🔒, lock_with_ink_pen 🔏, loop ➿️, loudspeaker 📢, lower_left_ballpoint_pen 🖊️, mag 🔍,
mag_right 🔎, magnet 🧲, mailbox 📫, mailbox_with_mail 📬, male-technologist 👨‍💻, mega 📣,
melting_face 🫠, memo 📝, microphone 🎤, microscope 🔬, moneybag 💰, mortar_board 🎓, mouse 🐭,
movie_camera 🎥️, muscle 💪, mushroom 🍄, musical_note 🎵, mute 🔇, nerd_face 🤓, neutral_face 😐, new 🆕,
newspaper 📰, nine 9️⃣, no_bell 🔕, no_entry ⛔️, no_entry_sign 🚫, no_good 🙅, no_mouth 😶, notebook 📓,
notes 🎶, octagonal_sign 🛑, octopus 🐙, office 🏢, ok 🆗, ok_hand 👌, one 1️⃣, open_book 📖,
open_file_folder 📂, open_hands 👐, open_mouth 😮, orange_book 📙, outbox_tray 📤, owl 🦉, package 📦,
page_facing_up 📄, page_with_curl 📃, panda_face 🐼, paperclip 📎, partly_sunny ⛅️, partying_face 🥳,
pencil 📝, pencil2 ✏️, penguin 🐧, pensive 😔, performing_arts 🎭, phone ☎️, pizza 🍕, point_down 👇,
point_left 👈, point_right 👉, point_up ☝️, popcorn 🍿, postal_horn 📯, postbox 📮, pray 🙏, printer 🖨️,
purple_heart 💜, pushpin 📌, question ❓️, radio 📻, rage 😡, rainbow 🌈, raised_hand ✋️, raised_hands 🙌,
raising_hand 🙋, recycle ♻️, red_circle 🔴, relaxed ☺️, relieved 😌, repeat 🔁, rewind ⏪️, rocket 🚀,
rose 🌹, rotating_light 🚨, round_pushpin 📍, runner 🏃, saluting_face 🫡, satellite 🛰, scales ⚖️,
school 🏫, scissors ✂️, scream 😱, screwdriver 🪛, scroll 📜, second_place_medal 🥈, see_no_evil 🙈,
seedling 🌱, seven 7️⃣, shield 🛡️, ship 🚢, shrug 🤷, six 6️⃣, skull 💀, sleeping 😴, sleepy 😪,
slightly_frowning_face 🙁, slightly_smiling_face 🙂, small_blue_diamond 🔹, small_orange_diamond 🔸,
small_red_triangle 🔺, small_red_triangle_down 🔻, smile 😄, smiley 😃, smiling_face_with_3_hearts 🥰,
smirk 😏, snail 🐌, snake 🐍, sob 😭, soccer ⚽️, soon 🔜, sos 🆘, space_invader 👾, sparkles ✨️,
speaker 🔈, speech_balloon 💬, spider 🕷️, spiral_calendar_pad 🗓️, spiral_note_pad 🗒️, star ⭐️,
star-struck 🤩, star2 🌟, stopwatch ⏱️, strawberry 🍓, sunflower 🌻, sunglasses 😎, sunny ☀️, sushi 🍣,
sweat 😓, sweat_smile 😅, taco 🌮, tada 🎉, tea 🍵, technologist 🧑‍💻, telephone_receiver 📞, telescope 🔭,
test_tube 🧪, thermometer 🌡️, thinking_face 🤔, third_place_medal 🥉, thought_balloon 💭, three 3️⃣,
three_button_mouse 🖱️, thumbsdown 👎, thumbsup 👍, ticket 🎫, timer_clock ⏲️, tomato 🍅, toolbox 🧰,
top 🔝, traffic_light 🚥, train 🚋, triangular_flag_on_post 🚩, trophy 🏆, tulip 🌷, turtle 🐢, tv 📺,
two 2️⃣, umbrella ☂️, unamused 😒, unlock 🔓, up 🆙, upside_down_face 🙃, v ✌️,
vertical_traffic_light 🚦, video_camera 📹, warning ⚠️, wastebasket 🗑️, watch ⌚️, watermelon 🍉,
wave 👋, waving_black_flag 🏴️, waving_white_flag 🏳️, weary 😩, white_check_mark ✅️, white_circle ⚪️,
white_large_square ⬜️, white_square_button 🔳, wine_glass 🍷, wink 😉, world_map 🗺️, worried 😟,
wrench 🔧, writing_hand ✍️, x ❌️, yellow_heart 💛, yum 😋, zap ⚡️, zero 0️⃣, zipper_mouth_face 🤐,
zzz 💤
`;

const EMOJI: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split(/,\s*/)
    .map((pair) => {
      const [name = '', emoji = ''] = pair.split(' ');
      return [name, emoji];
    }),
);

const SKIN_TONES = ['\u{1f3fb}', '\u{1f3fc}', '\u{1f3fd}', '\u{1f3fe}', '\u{1f3ff}'];

/** The character behind `:name:` (`skin-tone-2` to `6` after a second colon), or undefined. */
export function emojiNamed(name: string): string | undefined {
  const [base = '', tone] = name.split('::');
  const emoji = EMOJI.get(base);
  const skin = tone?.match(/^skin-tone-([2-6])$/)?.[1];
  return emoji && skin ? emoji.replace(/\ufe0f$/, '') + SKIN_TONES[Number(skin) - 2] : emoji;
}
