# SPDX-License-Identifier: GPL-3.0-or-later
"""What a sheet's lines become, why some do not, and what its columns hold."""

from teatime import equal, new_book

from tap import Tap

UNKNOWN = '哪天,谁说的,说的话\n2026-11-02,李阿姨,楼顶漏雨\n2026-11-03,张叔,井盖松动\n'
COLUMNS = '说的话=text,谁说的=person,哪天=received'


def write(teatime, name, text):
    path = teatime.folder / name
    path.write_text(text, encoding='utf-8')
    return path


with Tap() as tap, new_book() as teatime:
    known = write(teatime, 'known.csv', '登记日期,姓名,诉求内容\n2026-11-02,王强,路灯不亮\n')
    mixed = write(teatime, 'mixed.csv',
                  '登记日期,姓名,诉求内容\n2026-11-02,王强,路灯不亮\n2026-02-30,李梅,电梯异响\n'
                  '2026-11-03,赵刚,围墙要倒\n2026-11-03,赵刚,围墙要倒\n2026-11-04,孙丽,'
                  + '长' * 11000 + '\n')
    teatime.text('request', 'import', known)

    with tap.test('every line that is left out is listed with its reason, and the rest goes in'):
        report = teatime.json('request', 'import', mixed)
        equal((report['read'], report['added'], report['duplicates']), (5, 1, 2))
        equal([skip['line'] for skip in report['skipped']], [3, 6])
        assert '2026-02-30' in report['skipped'][0]['reason'], report
        assert '32 KB' in report['skipped'][1]['reason'], report

    with tap.test('what is there already says what it is the same as'):
        first, second = report['known']
        equal((first['line'], first['same_as']), (2, '2026-0001'))
        equal((second['line'], second['same_line']), (5, 4))
        assert '2026-0001' in teatime.text('request', 'import', mixed, '--dry-run')

    unknown = write(teatime, 'unknown.csv', UNKNOWN.replace('说的话', '话'))

    with tap.test('the columns of an unknown sheet are said once, and known the next time'):
        columns = COLUMNS.replace('说的话', '话')
        equal(teatime.json('request', 'import', unknown, '--columns', columns)['added'], 2)
        people = {r['text']: r['person'] for r in teatime.json('request', 'list')}
        equal((people['楼顶漏雨'], people['井盖松动']), ('李阿姨', '张叔'))
        later = write(teatime, 'later.csv', '哪天,谁说的,话\n2026-11-09,周姐,树枝挡窗\n')
        equal(teatime.json('request', 'import', later)['added'], 1)
        teatime.text('book', 'undo')
        assert '树枝挡窗' not in {r['text'] for r in teatime.json('request', 'list')}

    with tap.test('a column that there is not, and a word that is none, are refused'):
        teatime.refused('request', 'import', unknown, '--columns', '没有=text', says='没有')
        teatime.refused('request', 'import', unknown, '--columns', '话=poem')
        teatime.refused('request', 'import', unknown, '--columns', '话')

    with tap.test('a chat has no columns'):
        chat = write(teatime, 'chat.txt', '2026/11/17 21:07\n'.join(['老张 ', '楼道灯不亮\n\n']))
        teatime.refused('request', 'import', chat, '--columns', '话=text', says='--columns')

    with tap.test('requests that ask for much the same are listed'):
        found = teatime.json('request', 'similar', '楼顶又漏雨了')
        equal([r['text'] for r in found], ['楼顶漏雨'])
        assert '楼顶漏雨' in teatime.text('request', 'similar', '楼顶又漏雨了')
        equal(teatime.json('request', 'similar', '想办居住证'), [])
