# SPDX-License-Identifier: GPL-3.0-or-later
"""A sheet gives the same requests, whatever program saved it."""

import csv
import datetime
import io
import zipfile
from xml.sax.saxutils import escape

from teatime import Teatime, equal, new_book

from tap import Tap

HEADERS = ('诉求编号', '姓名', '联系电话', '地址', '诉求类别', '诉求内容', '登记时间')
ROWS = (
    ('GD001', '沈巧云', '13800001234', '2栋1单元301', '环境卫生', '楼道里堆满纸箱，过不去人', '2026-11-03'),
    ('GD002', '杜明强', '13800005678', '3栋2单元502', '公共安全', '电动车飞线充电\n请管一管', '2026-11-04'),
    ('GD003', '范桂兰', '', '5栋', '物业管理', '电梯“又”停了 <三天> & 没人修', '2026-11-05'),
    ('GD004', '', '13800009999', '', '停车充电', '停车位不够用', '2026-11-06'),
)
TITLE = '月亮湾社区群众诉求登记表'
EPOCH = datetime.date(1899, 12, 30)


def as_csv(path):
    with open(path, 'w', newline='', encoding='utf-8') as file:
        sheet = csv.writer(file)
        sheet.writerow((TITLE,))
        sheet.writerow(HEADERS)
        sheet.writerows(ROWS)


def pack(path, parts):
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(name, text)


def xlsx_cell(reference, value, is_day):
    """A cell as Excel writes it: days and phones are numbers, the rest is text."""
    if not value:
        return ''
    if is_day:
        days = (datetime.date.fromisoformat(value) - EPOCH).days
        return f'<c r="{reference}" s="1"><v>{days}</v></c>'
    if value.isdigit():
        return f'<c r="{reference}"><v>{float(value):.10E}</v></c>'
    return f'<c r="{reference}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def as_xlsx(path, header=HEADERS, rows=ROWS):
    body = io.StringIO()
    body.write(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{TITLE}</t></is></c></row>')
    for number, row in enumerate((header, *rows), 2):
        body.write(f'<row r="{number}">')
        for column, value in enumerate(row):
            body.write(xlsx_cell(f'{chr(65 + column)}{number}', value,
                                 number > 2 and column == len(row) - 1))
        body.write('</row>')
    pack(path, {
        'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="登记" sheetId="1" r:id="a"/>'
                           '</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': '<Relationships><Relationship Id="a" '
                                      'Target="worksheets/sheet1.xml"/></Relationships>',
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
                         '</styleSheet>',
        'xl/worksheets/sheet1.xml': f'<worksheet><sheetData>{body.getvalue()}</sheetData>'
                                    '<mergeCells><mergeCell ref="A1:G1"/></mergeCells></worksheet>',
    })


def ods_cell(value, is_day):
    if not value:
        return '<table:table-cell/>'
    if is_day:
        return (f'<table:table-cell office:value-type="date" office:date-value="{value}">'
                '<text:p>—</text:p></table:table-cell>')
    if value.isdigit():
        return (f'<table:table-cell office:value-type="float" office:value="{value}">'
                '<text:p>1.38E+10</text:p></table:table-cell>')
    lines = ''.join(f'<text:p>{escape(line)}</text:p>' for line in value.split('\n'))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def as_ods(path):
    rows = [f'<table:table-row>{ods_cell(TITLE, False)}<table:covered-table-cell '
            'table:number-columns-repeated="6"/></table:table-row>']
    for number, row in enumerate((HEADERS, *ROWS)):
        cells = ''.join(ods_cell(value, number > 0 and column == len(row) - 1)
                        for column, value in enumerate(row))
        rows.append(f'<table:table-row>{cells}</table:table-row>')
    pack(path, {
        'mimetype': 'application/vnd.oasis.opendocument.spreadsheet',
        'content.xml': '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x">'
                       '<office:body><office:spreadsheet><table:table>' + ''.join(rows)
                       + '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
                         'table:number-columns-repeated="16384"/></table:table-row></table:table>'
                         '</office:spreadsheet></office:body></office:document-content>',
    })


def plain_requests(teatime):
    """Return the requests without what differs from book to book."""
    return [{name: value for name, value in request.items()
             if name not in ('id', 'source', 'source_name', 'household')
             and not name.endswith('_id')}
            for request in teatime.json('request', 'list')]


def import_new(folder, name, path):
    """Return what an import into a new book reported, and the requests."""
    teatime = Teatime(folder, f'{name}.teatime')
    teatime.text('book', 'new')
    report = teatime.json('request', 'import', path)
    return teatime, report, plain_requests(teatime)


with Tap() as tap, new_book() as first:
    files = {suffix: first.folder / f'sheet.{suffix}' for suffix in ('csv', 'xlsx', 'ods')}
    as_csv(files['csv'])
    as_xlsx(files['xlsx'])
    as_ods(files['ods'])
    _, expected_report, expected = import_new(first.folder, 'csv', files['csv'])

    with tap.test('the sheet as text gives every request'):
        equal(expected_report['added'], len(ROWS))
        equal(sorted(r['source_number'] for r in expected), [row[0] for row in ROWS])
        equal({r['phone'] for r in expected}, {row[2] for row in ROWS})

    for suffix in ('xlsx', 'ods'):
        teatime, report, requests = import_new(first.folder, suffix, files[suffix])

        with tap.test(f'.{suffix} gives the same requests as the text'):
            equal(report, expected_report)
            equal(requests, expected)

        with tap.test(f'.{suffix} brings nothing that is there already'):
            again = teatime.json('request', 'import', files['csv'])
            equal((again['added'], again['duplicates']), (0, len(ROWS)))

        with tap.test(f'one step takes .{suffix} back as a whole'):
            teatime.text('book', 'undo')
            equal(teatime.json('request', 'list'), [])

        with tap.test(f'.{suffix} under a name that says nothing is known by its content'):
            plain = first.folder / f'{suffix}-download'
            plain.write_bytes(files[suffix].read_bytes())
            equal(teatime.json('request', 'import', '--dry-run', plain)['added'], len(ROWS))

        with tap.test(f'half of .{suffix} is refused and changes nothing'):
            half = first.folder / f'half.{suffix}'
            content = files[suffix].read_bytes()
            half.write_bytes(content[:len(content) // 2])
            teatime.refused('request', 'import', half)

    with tap.test('a day that there is not is listed with its row, and the rest goes in'):
        path = first.folder / 'days.xlsx'
        as_xlsx(path, rows=(*ROWS[:2], (*ROWS[2][:6], '1899-12-20')))
        teatime, report, requests = import_new(first.folder, 'days', path)
        equal(report['added'] + len(report['skipped']), 3)
        equal([skip['line'] for skip in report['skipped']], [5])
