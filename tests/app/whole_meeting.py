# SPDX-License-Identifier: GPL-3.0-or-later
"""Who comes to the whole meeting and what they say there."""

from typing import NamedTuple

RESIDENTS, COMPANY, COMMITTEE, OWNERS, PARTNERS = \
    '居民代表', '物业公司', '居委会', '业委会', '报到单位'
# The digit that takes a party: they are numbered as they stand on the sign-in sheet.
DIGITS = {party: digit for digit, party in
          enumerate((RESIDENTS, COMPANY, COMMITTEE, OWNERS, PARTNERS), 1)}


class Person(NamedTuple):
    """Somebody at the table, and the letters that find them."""

    name: str
    letters: str
    party: str

    @property
    def keys(self):
        return f'{DIGITS[self.party]}{self.letters}'


ZHANG = Person('张桂英', 'zg', RESIDENTS)
LIU = Person('刘淑芳', 'ls', RESIDENTS)
CHEN = Person('陈志强', 'cz', RESIDENTS)
ZHAO = Person('赵春梅', 'zc', RESIDENTS)
HE = Person('何丽华', 'hl', RESIDENTS)
LI = Person('李卫东', 'lw', COMPANY)
ZHOU = Person('周海', 'zh', COMPANY)
WANG = Person('王建国', 'wj', COMMITTEE)
SUN = Person('孙丽', 'sl', COMMITTEE)
WU = Person('吴敏', 'wm', OWNERS)
ZHENG = Person('郑涛', 'zt', OWNERS)
GUEST = Person('林护士', 'lh', PARTNERS)

INVITED = ZHANG, LIU, CHEN, ZHAO, LI, ZHOU, WANG, SUN, WU, ZHENG
ABSENT = Person('冯刚', 'fg', COMPANY)
LATE = HE
PHONES = {person: f'1380000{1000 + n}' for n, person in enumerate((*INVITED, ABSENT, LATE))}

CORRIDOR, CHARGING = '楼道杂物堆积', '电动车充电安全'

# The keys Alt+1 to Alt+5.
STANCES = {'赞成': 1, '反对': 2, '提问': 3, '建议': 4, '答复': 5}


class Said(NamedTuple):
    """What somebody says, with their position, and whether it becomes a suggestion."""

    text: str
    stance: str = ''
    suggested: bool = False


class Turn(NamedTuple):
    """Somebody has the floor."""

    person: Person
    said: tuple


ON_CORRIDOR = (
    Turn(ZHANG, (Said('三楼堆满了纸箱，老人走不动'),
                 Said('每个单元选一名楼栋长', '建议', True))),
    Turn(LI, (Said('上个月清过两次，又堆起来了', '答复'),
              Said('物业每周六上午清运一次', '建议', True))),
    Turn(LIU, (Said('清运要不要另外收钱？', '提问'),)),
    Turn(ZHOU, (Said('大件免费，装修垃圾自己运', '答复'),)),
    Turn(CHEN, (Said('不赞成贴罚单', '反对'),
                Said('先在门上贴提醒，三天后再清', '建议', True))),
    Turn(WU, (Said('业委会愿意出提醒单', '赞成'),
              Said('公示栏里写清楚清运时间'),)),
    Turn(ZHAO, (Said('我家婴儿车放哪里？', '提问'),)),
    Turn(SUN, (Said('一楼架空层可以放车', '答复'),
               Said('架空层先要装一盏灯'),)),
    Turn(ZHENG, (Said('架空层的灯从公共收益里出', '赞成'),)),
    Turn(ZHANG, (Said('楼栋长由大家轮流做', '建议', True),
                 Said('我愿意做第一个', '赞成'))),
    Turn(GUEST, (Said('药盒不要丢在楼道里'),
                 Said('护士站可以回收旧药', '答复'))),
)

# While this one speaks the power fails; the words are typed half.
CUT_OFF = Turn(WANG, (Said('居委会下周一开始登记', '答复'),))
HALF = '居委会下周一'

AFTER_THE_CUT = (
    Turn(LI, (Said('登记表放在物业前台', '答复'),)),
    Turn(LIU, (Said('这样我就放心了', '赞成'),)),
    Turn(HE, (Said('我来晚了，同意选楼栋长', '赞成'),
              Said('二单元我可以帮忙'),)),
)

ON_CHARGING = (
    Turn(CHEN, (Said('楼下飞线充电太危险'),
                Said('三栋旁边装十个充电桩', '建议', True))),
    Turn(LI, (Said('电力增容要等一个月', '答复'),)),
    Turn(WU, (Said('充电桩的钱谁出？', '提问'),)),
    Turn(WANG, (Said('街道有补贴，不用业主出钱', '答复'),
                Said('补贴的文件会后贴出来'),)),
    Turn(ZHAO, (Said('装在三栋旁边太吵', '反对'),
                Said('充电桩装到北门车棚', '建议', True))),
    Turn(ZHENG, (Said('北门车棚离得远', '反对'),)),
    Turn(GUEST, (Said('电瓶起火烟最毒，楼道里别充', '赞成'),)),
    Turn(HE, (Said('晚上十点以后断电', '建议', True),
              Said('老人看不懂扫码怎么办？', '提问'))),
    Turn(SUN, (Said('网格员上门教', '答复'),)),
    Turn(LIU, (Said('收费多少？', '提问'),)),
    Turn(LI, (Said('一度电一元，先试一个月', '答复'),
              Said('试完再来这里说'))),
    Turn(WU, (Said('北门车棚我们赞成', '赞成'),)),
)

TURNS = (*ON_CORRIDOR, CUT_OFF, *AFTER_THE_CUT, *ON_CHARGING)
REMARKS = tuple((turn.person, said) for turn in TURNS for said in turn.said)
SUGGESTIONS = tuple(said.text for _person, said in REMARKS if said.suggested)

# The first stands in the minutes with the proposers of both.
JOINED = '每个单元选一名楼栋长', '楼栋长由大家轮流做'
DISSENT = ZHAO, '三栋旁边装十个充电桩', '太吵'
