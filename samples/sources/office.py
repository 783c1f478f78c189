#!/usr/bin/env python3
"""Writes the word-processor samples (DOCX and ODT) from the text below, byte for byte the same on every run."""

import sys
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
     'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
     'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
     'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
     'xmlns:v="urn:schemas-microsoft-com:vml"')
OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml'
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write_zip(path, parts):
    """A zip whose entries carry the format's zero date, the first one stored where its name is `mimetype`."""
    with zipfile.ZipFile(path, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts:
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == 'mimetype' else zipfile.ZIP_DEFLATED
            archive.writestr(entry, text)


# ---------------------------------------------------------------- DOCX

def run(text, bold=False, size=None, color=None):
    properties = ''.join([
        '<w:b/>' if bold else '',
        f'<w:color w:val="{color}"/>' if color else '',
        f'<w:sz w:val="{size * 2}"/>' if size else '',
    ])
    pieces = '<w:tab/>'.join(f'<w:t xml:space="preserve">{escape(piece)}</w:t>' for piece in text.split('\t'))
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}{pieces}</w:r>'


def para(content, style=None, extra=''):
    content = content if content.startswith('<') else run(content)
    properties = (f'<w:pStyle w:val="{style}"/>' if style else '') + extra
    return f'<w:p>{f"<w:pPr>{properties}</w:pPr>" if properties else ""}{content}</w:p>'


def bullet(text):
    return para(text, 'ListBullet', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')


def link(identifier, text):
    return f'<w:hyperlink r:id="{identifier}">{run(text, color="1F5C99")}</w:hyperlink>'


def table(rows, widths, borders=False):
    line = 'single' if borders else 'nil'
    edges = ''.join(f'<w:{side} w:val="{line}" w:sz="4" w:color="BBBBBB"/>'
                    for side in ('top', 'left', 'bottom', 'right', 'insideH', 'insideV'))
    grid = ''.join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    body = ''.join(
        '<w:tr>' + ''.join(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
                           for cell, width in zip(row, widths)) + '</w:tr>'
        for row in rows)
    return (f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders></w:tblPr>'
            f'<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>')


def text_box(paragraphs):
    """A floating box as Word writes it: a drawing, and the same text again in VML for old readers."""
    content = f'<w:txbxContent>{paragraphs}</w:txbxContent>'
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="114300" distR="114300" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="0"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
        '<wp:extent cx="2160000" cy="1500000"/><wp:wrapSquare wrapText="bothSides"/><wp:docPr id="1" name="Contact"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2160000" cy="1500000"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill><a:srgbClr val="EFF3EA"/></a:solidFill></wps:spPr>'
        f'<wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>')
    fallback = f'<w:pict><v:shape style="width:170pt;height:118pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    return (f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
            f'<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent></w:r>')


def write_docx(path, body, color, font, links=(), header=None):
    def style(identifier, name, size, paragraph='', bold=True, tint=color):
        return (f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
                f'<w:pPr>{paragraph}</w:pPr><w:rPr>{"<w:b/>" if bold else ""}<w:color w:val="{tint}"/>'
                f'<w:sz w:val="{size * 2}"/></w:rPr></w:style>')

    styles = (
        f'{XML}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
        '<w:sz w:val="21"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80" w:line="264" w:lineRule="auto"/>'
        '</w:pPr></w:pPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:pPr><w:tabs><w:tab w:val="right" w:pos="9638"/></w:tabs></w:pPr></w:style>'
        + style('Title', 'Title', 26, '<w:spacing w:after="40"/>')
        + style('Heading1', 'heading 1', 14, '<w:spacing w:before="280" w:after="100"/><w:outlineLvl w:val="0"/>')
        + style('Heading2', 'heading 2', 11, '<w:spacing w:before="140" w:after="20"/><w:outlineLvl w:val="1"/>', tint='222222')
        + style('ListBullet', 'List Bullet', 10, '<w:spacing w:after="40"/>', bold=False, tint='222222')
        + '</w:styles>')
    numbering = (
        f'{XML}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/>'
        '<w:lvlText w:val="•"/><w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>')
    reference = '<w:headerReference w:type="default" r:id="header"/>' if header else ''
    document = (f'{XML}<w:document {W}><w:body>{body}<w:sectPr>{reference}<w:pgSz w:w="11906" w:h="16838"/>'
                '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/>'
                '</w:sectPr></w:body></w:document>')
    relations = [('styles', 'styles', 'styles.xml', ''), ('numbering', 'numbering', 'numbering.xml', '')]
    relations += [(identifier, 'hyperlink', target, ' TargetMode="External"') for identifier, target in links]
    parts = [('word/document.xml', 'document.main', document), ('word/styles.xml', 'styles', styles),
             ('word/numbering.xml', 'numbering', numbering)]
    if header:
        relations.append(('header', 'header', 'header1.xml', ''))
        parts.append(('word/header1.xml', 'header', f'{XML}<w:hdr {W}>{header}</w:hdr>'))

    package = 'http://schemas.openxmlformats.org/package/2006'
    write_zip(path, [
        ('[Content_Types].xml', f'{XML}<Types xmlns="{package}/content-types">'
         '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
         + ''.join(f'<Override PartName="/{name}" ContentType="{WORD}.{kind}+xml"/>' for name, kind, _ in parts) + '</Types>'),
        ('_rels/.rels', f'{XML}<Relationships xmlns="{package}/relationships">'
         f'<Relationship Id="document" Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'),
        ('word/_rels/document.xml.rels', f'{XML}<Relationships xmlns="{package}/relationships">' + ''.join(
            f'<Relationship Id="{identifier}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'
            for identifier, kind, target, mode in relations) + '</Relationships>'),
        *((name, text) for name, _, text in parts),
    ])


def job(title, place, when, *lines):
    return para(f'{title}', 'Heading2') + para(f'{place}\t{when}') + ''.join(map(bullet, lines))


def accountant(path):
    body = ''.join([
        para('Callum Drysdale-Reyes', 'Title'),
        para(run('Management Accountant, ACMA', bold=True)),
        para(run('Manchester, United Kingdom  |  +44 161 496 0185  |  ') + link('mail', 'callum.drysdale@example.com')
             + run('  |  ') + link('profile', 'LinkedIn')),
        para('Profile', 'Heading1'),
        para('Chartered management accountant with twelve years in manufacturing and retail. I close the books on working day '
             'four, explain the figures to people who run machines, and automate what is typed twice.'),
        para('Employment History', 'Heading1'),
        job('Management Accountant', 'Bellweather Ceramics Ltd, Stockport', 'January 2019 – Present',
            'Prepare monthly management accounts for three plants with a turnover of £64m.',
            'Shortened the month-end close from nine working days to four by standard journals and Power Query.',
            'Introduced standard costing for 1,200 products; pricing errors worth £310k a year came to light and were mended.',
            'Lead the yearly budget and three forecasts with eleven cost-centre managers.'),
        job('Assistant Management Accountant', 'Harrow & Finch Retail plc, Manchester', 'August 2015 – December 2018',
            'Variance analysis and commentary for 48 stores.',
            'Moved stock reconciliation from spreadsheets to SAP and trained the regional teams.',
            'Built the weekly sales dashboard in Power BI that the board still reads.'),
        job('Accounts Assistant', 'Quenby Accountants LLP, Bolton', 'September 2012 – July 2015',
            'Bookkeeping, VAT returns and payroll for thirty small businesses in Sage and Xero.',
            'Prepared year-end accounts and audit files under supervision.'),
        para('Education and Qualifications', 'Heading1'),
        para('Chartered Management Accountant (ACMA), CIMA\t2013 – 2017'),
        para('BA (Hons) Accounting and Finance, University of Salford\t2009 – 2012'),
        para('Key Skills', 'Heading1'),
        *map(bullet, ['Management accounting, budgeting, forecasting, variance analysis', 'Standard costing, cash-flow management',
                      'SAP, Sage 50, Xero', 'Microsoft Excel, Power Query, Power BI, SQL', 'IFRS, UK GAAP, VAT']),
        para('Languages', 'Heading1'),
        para('English (native), Spanish (C1)'),
    ])
    write_docx(path, body, '1F3B63', 'Calibri', links=[
        ('mail', 'mailto:callum.drysdale@example.com'), ('profile', 'https://www.linkedin.com/in/example-callum-drysdale')])


def teacher(path):
    def row(when, title, place, *lines):
        return para(run(when, bold=True)), (
            para(run(title, bold=True, size=11)) + para(run(place, color='555555')) + ''.join(map(bullet, lines)))

    contact = ''.join([
        para(run('Contact', bold=True, color='4D6B2F')), para('Lyon, France'), para('+33 1 99 00 41 72'),
        para('siobhan.delacourt@example.org')])
    widths = [2100, 7500]
    body = ''.join([
        para(text_box(contact) + run('Secondary School Teacher of Mathematics and Physics', bold=True, size=13)),
        para('Teacher with thirteen years in British and French schools, head of a department of eight. I plan lessons around '
             'questions that pupils argue about, and use assessment to decide what to teach next.'),
        para('Teaching Experience', 'Heading1'),
        table([
            row('09/2018 – present', 'Head of Mathematics', 'Lycée International des Deux Rives, Lyon',
                'Lead eight teachers and the bilingual mathematics programme for 540 pupils.',
                'Raised the share of top grades in the final examination from 31 % to 46 % in four years.',
                'Introduced peer observation; each teacher visits two lessons a term.'),
            row('09/2014 – 08/2018', 'Teacher of Mathematics and Physics', 'Ashgrove Academy, Bristol',
                'Taught years 7 to 13 and prepared sixth-formers for university admission tests.',
                'Founded the robotics club; finalists of the national school contest in 2017.'),
            row('09/2012 – 07/2014', 'Newly Qualified Teacher of Mathematics', 'Saltmarsh Community School, Cardiff',
                'Taught mixed-ability classes and ran the homework club.',
                'Wrote a bank of 600 graded exercises that the department shares.'),
        ], widths),
        para('Education', 'Heading1'),
        table([
            row('2011 – 2012', 'PGCE Secondary Mathematics', 'University of Exeter'),
            row('2008 – 2011', 'BSc Mathematics with Physics', 'University of Bristol'),
        ], widths),
        para('Skills and Languages', 'Heading1'),
        table([
            [para(run('Teaching', bold=True)), para('Curriculum development, lesson planning, classroom management, assessment, special educational needs, mentoring')],
            [para(run('Tools', bold=True)), para('GeoGebra, Python, Moodle, Microsoft Teams, LaTeX')],
            [para(run('Languages', bold=True)), para('English (native), French (C1), Irish (B1)')],
        ], widths, borders=True),
        para('Interests', 'Heading1'),
        para('Fell running, choir, repairing old radios.'),
    ])
    header = para(run('Siobhán Delacourt', bold=True, size=22, color='4D6B2F'))
    write_docx(path, body, '4D6B2F', 'Georgia', header=header)


# ---------------------------------------------------------------- ODT

def chef(path):
    def p(text, style='Standard'):
        return f'<text:p text:style-name="{style}">{escape(text)}</text:p>'

    def h(text, level=1):
        return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(text)}</text:h>'

    def bullets(*lines):
        return ('<text:list text:style-name="Bullets">'
                + ''.join(f'<text:list-item>{p(line)}</text:list-item>' for line in lines) + '</text:list>')

    def position(title, place, when, *lines):
        return (h(title, 2) + f'<text:p text:style-name="Standard">{escape(place)}<text:tab/>{escape(when)}</text:p>' + bullets(*lines))

    body = ''.join([
        '<text:p text:style-name="Title">Matteo Brancaforte</text:p>',
        p('Head Chef'),
        '<text:p text:style-name="Standard">Paris, France<text:line-break/>+33 1 99 00 68 05<text:line-break/>'
        '<text:a xlink:type="simple" xlink:href="mailto:matteo.brancaforte@example.com">matteo.brancaforte@example.com</text:a></text:p>',
        h('About me'),
        p('Chef with sixteen years in Italian and French kitchens, seven of them leading the brigade. Seasonal cooking, '
          'short menus, food cost under thirty per cent and a kitchen in which people stay.'),
        h('Professional Experience'),
        position('Head Chef', 'Trattoria Lumaca d’Oro, Paris', 'April 2018 – Present',
                 'Run a kitchen of eleven for 90 seats, lunch and dinner, six days a week.',
                 'Brought food cost down from 36 % to 28 % with a weekly menu and butchery in house.',
                 'Staff turnover fell from 70 % to 15 % a year after rosters with two free evenings in a row.'),
        position('Sous Chef', 'Maison Verjus, Lyon', 'September 2013 – March 2018',
                 'Led the fish and sauce stations and stood in for the head chef.',
                 'Wrote the HACCP plan; three inspections without remark.',
                 'Trained nine apprentices, two of whom won regional prizes.'),
        position('Chef de Partie', 'Osteria del Gelsomino, Palermo', 'May 2009 – August 2013',
                 'Pasta and antipasti for up to 140 covers an evening.'),
        h('Education'),
        p('Diploma in Culinary Arts, Istituto Alberghiero di Palermo, 2004 – 2009'),
        h('Skills'),
        bullets('Menu development', 'Food cost control', 'HACCP and food safety', 'Butchery, pastry, fresh pasta', 'Purchasing and supplier negotiation',
                'Team leadership', 'Rostering'),
        h('Languages'),
        p('Italian (native), French (C1), English (B2)'),
    ])
    spaces = ' '.join(f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for prefix, name in (
        ('office', 'office'), ('text', 'text'), ('style', 'style'), ('manifest', 'manifest')))
    spaces += (' xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
               ' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"')

    def style(name, size, weight='normal', extra='', outline=''):
        return (f'<style:style style:name="{name}" style:family="paragraph"{outline}><style:paragraph-properties {extra}/>'
                f'<style:text-properties fo:font-family="Liberation Serif" fo:font-size="{size}pt" fo:font-weight="{weight}"/></style:style>')

    styles = (f'{XML}<office:document-styles {spaces}><office:styles>'
              '<style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.12cm">'
              '<style:tab-stops><style:tab-stop style:position="17cm" style:type="right"/></style:tab-stops></style:paragraph-properties>'
              '<style:text-properties fo:font-family="Liberation Serif" fo:font-size="11pt"/></style:style>'
              + style('Title', 26, 'bold')
              + style('Heading_20_1', 14, 'bold', 'fo:margin-top="0.5cm" fo:margin-bottom="0.15cm"', ' style:default-outline-level="1"')
              + style('Heading_20_2', 11.5, 'bold', 'fo:margin-top="0.25cm"', ' style:default-outline-level="2"')
              + '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">'
              '<style:list-level-properties text:space-before="0.4cm" text:min-label-width="0.4cm"/>'
              '</text:list-level-style-bullet></text:list-style></office:styles></office:document-styles>')
    mimetype = 'application/vnd.oasis.opendocument.text'
    manifest = (f'{XML}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
                f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/>'
                '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
                '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>')
    write_zip(path, [
        ('mimetype', mimetype),
        ('META-INF/manifest.xml', manifest),
        ('content.xml', f'{XML}<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>'),
        ('styles.xml', styles),
    ])


if __name__ == '__main__':
    target = Path(sys.argv[1])
    accountant(target / 'accountant.docx')
    teacher(target / 'teacher-tables.docx')
    chef(target / 'chef.odt')
