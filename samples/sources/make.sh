#!/bin/sh
# Rebuilds the binary samples one folder up from the sources in this one. Needs, from Debian:
#   apt-get install chromium fonts-liberation fonts-dejavu-core imagemagick poppler-utils python3 qpdf
set -eu
cd "$(dirname "$0")"
out=$(cd .. && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# HTML file, PDF file: prints one to the other without header, footer or a trace of the machine.
print() {
    chromium --headless --no-sandbox --disable-gpu --user-data-dir="$work/profile" --no-pdf-header-footer \
        --print-to-pdf="$work/printed.pdf" "file://$1" 2>"$work/chromium.log" || { cat "$work/chromium.log" >&2; exit 1; }
    qpdf --json=2 --json-object=trailer --json-key=qpdf "$work/printed.pdf" "$work/printed.json"
    python3 - "$work/printed.json" <<'PYTHON' >"$work/info.json"
import json, sys
header, objects = json.load(open(sys.argv[1]))["qpdf"]
info = objects["trailer"]["value"]["/Info"]
print(json.dumps({"qpdf": [header, {f"obj:{info}": {"value": {"/Title": "u:Curriculum vitae"}}}]}))
PYTHON
    qpdf "$work/printed.pdf" --update-from-json="$work/info.json" --deterministic-id --object-streams=generate \
        --recompress-flate --compression-level=9 "$2"
}

for name in backend-engineer nurse-two-columns warehouse-lead-europass mechatronics-german civil-engineer-spanish; do
    print "$PWD/$name.html" "$out/$name.pdf"
done

# A flatbed scan: grey, a little askew, with the noise and blur of a cheap device, and no text layer.
print "$PWD/physiotherapist.html" "$work/page.pdf"
pdftoppm -r 170 -gray -singlefile "$work/page.pdf" "$work/page"
convert "$work/page.pgm" -seed 7 -background '#f4f4f4' -rotate 0.6 -gravity center -extent 1405x1987 \
    -attenuate 0.35 +noise Gaussian -blur 0x0.5 -level 4%,94% -colorspace Gray -strip -quality 42 "$work/scan.jpg"
cat >"$work/scan.html" <<'HTML'
<!DOCTYPE html><style>@page { size: A4; margin: 0 } body { margin: 0 } img { display: block; width: 210mm; height: 296.9mm }</style><img src="scan.jpg">
HTML
print "$work/scan.html" "$out/physiotherapist-scan.pdf"

# A sheet on a table, taken by hand: perspective, uneven light, soft focus.
print "$PWD/bus-driver.html" "$work/sheet.pdf"
pdftoppm -r 160 -singlefile "$work/sheet.pdf" "$work/sheet"
convert "$work/sheet.ppm" -seed 7 -virtual-pixel background -background '#6e5a48' -bordercolor '#6e5a48' -border 60 \
    -distort Perspective '60,60 84,74  1420,60 1408,60  1420,1820 1446,1806  60,1820 58,1834' \
    \( -size 1480x1880 gradient:'#ffffff-#c9c4bb' -rotate 0 \) -compose Multiply -composite \
    -attenuate 0.2 +noise Gaussian -blur 0x0.6 -modulate 97,85 -strip -quality 55 "$out/bus-driver-photo.jpg"

print "$PWD/lab-technician.html" "$work/whole.pdf"
head -c "$(($(wc -c <"$work/whole.pdf") * 2 / 5))" "$work/whole.pdf" >"$out/lab-technician-truncated.pdf"

print "$PWD/hr-manager.html" "$work/open.pdf"
qpdf "$work/open.pdf" --encrypt reader owner 256 -- "$out/hr-manager-encrypted.pdf"

python3 office.py "$out"
