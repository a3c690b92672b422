"""npm packages of the fonts in, the files of this folder and the table of their credits out.

The one argument is a folder with the packages that `npm pack NAME@VERSION` fetches; CREDITS.md has
their names.
"""

import hashlib
import io
import sys
import tarfile
from pathlib import Path

from fontTools.ttLib import TTFont

HERE = Path(__file__).parent

SOFIA = "expo-google-fonts-sofia-sans-extra-condensed-0.4.2"
NASKH = "expo-google-fonts-noto-naskh-arabic-0.4.5"
ARABIC = "ibm-plex-sans-arabic-1.1.0"
MONO, SANS, SERIF = "ibm-plex-mono-2.5.0", "ibm-plex-sans-condensed-2.0.0", "ibm-plex-serif-2.0.0"

COPIED = {
    "NotoNaskhArabic_500Medium.ttf": (NASKH, "500Medium"),
    "SofiaSansExtraCondensed_800ExtraBold.ttf": (SOFIA, "800ExtraBold"),
    "SofiaSansExtraCondensed_900Black.ttf": (SOFIA, "900Black"),
}
UNPACKED = {
    "IBMPlexMono-Bold": MONO,
    "IBMPlexMono-Medium": MONO,
    "IBMPlexSansArabic-Bold": ARABIC,
    "IBMPlexSansArabic-Medium": ARABIC,
    "IBMPlexSansCondensed-Medium": SANS,
    "IBMPlexSansCondensed-SemiBold": SANS,
    "IBMPlexSerif-MediumItalic": SERIF,
    "IBMPlexSerif-Text": SERIF,
}
LICENCES = {
    "OFL-IBMPlex.txt": (SERIF, "LICENSE.txt"),
    "OFL-NotoNaskhArabic.txt": (NASKH, "LICENSE_FONT"),
    "OFL-SofiaSans.txt": (SOFIA, "LICENSE_FONT"),
}

# Alphabets of which a font has all letters or is listed as lacking.
ALPHABETS = {
    "Western European": "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜŒàáâãäåæçèéêëìíîïñòóôõöøùúûüÿœß¡¿",
    "Central European": "ĄĆĘŁŃŚŹŻąćęłńśźżČĎĚŇŘŠŤŮŽčďěňřšťůžĹĽŔĺľŕŐŰőűĐđȘȚșț",
    "Baltic": "ĀČĒĢĪĶĻŅŠŪŽāčēģīķļņšūžĖĮŲėįųÕõ",
    "Turkish": "ÇĞİIÖŞÜçğıiöşüÂÎÛâîû",
    "Esperanto": "ĈĜĤĴŜŬĉĝĥĵŝŭ",
    "Vietnamese": "ĂÂĐÊÔƠƯăâđêôơưẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ",
    "Russian": "".join(map(chr, range(0x410, 0x450))) + "Ёё",
    "Ukrainian, Belarusian": "ҐґЄєІіЇїЎў",
    "Serbian, Macedonian": "ЂЃЅЈЉЊЋЌЏђѓѕјљњћќџ",
    "Kazakh": "ӘҒҚҢӨҰҮҺәғқңөұүһ",
    "Greek": "".join(chr(code) for code in range(0x391, 0x3CF) if code != 0x3A2) + "ΆΈΉΊΌΎΏΐ",
    "Arabic": "".join(map(chr, [*range(0x621, 0x63B), *range(0x641, 0x653), *range(0x660, 0x66A)])),
    "“ ” „ ‘ ’ « » – — … · ° × − €": "“”„‘’«»–—…·°×−€",
    "№ †": "№†",
    "′ ″": "′″",
    "thin spaces, hyphen that never breaks": "\u2009\u202f\u2011",
}


def main() -> None:
    """Write every file beside this one."""
    packages = Path(sys.argv[1])
    for name, (package, folder) in COPIED.items():
        (HERE / name).write_bytes(packed(packages, package, f"{folder}/{name}"))
    for name, package in UNPACKED.items():
        woff = packed(packages, package, f"fonts/complete/woff/{name}.woff")
        write_unpacked(woff, HERE / f"{name}.ttf")
    for name, (package, member) in LICENCES.items():
        lines = packed(packages, package, member).decode().splitlines()
        (HERE / name).write_text("\n".join([*lines, ""]), encoding="utf-8")
    for name in COPIED:
        if name.startswith("Sofia"):
            write_russian(HERE / name)
    sys.stdout.writelines(credit(path) for path in sorted(HERE.glob("*.ttf")))


def packed(packages: Path, package: str, member: str) -> bytes:
    """Return one file of an npm package."""
    with tarfile.open(packages / f"{package}.tgz") as archive:
        content = archive.extractfile(f"package/{member}")
        if content is None:
            msg = f"no file {member} in {package}"
            raise FileNotFoundError(msg)
        return content.read()


def write_unpacked(woff: bytes, path: Path) -> None:
    """Write a WOFF's tables as a TTF, each as it is: only the compression around them goes."""
    font = TTFont(io.BytesIO(woff), recalcBBoxes=False, recalcTimestamp=False)
    font.flavor = None
    font.save(path, reorderTables=None)


def write_russian(path: Path) -> None:
    """Write the font beside itself with the letter shapes of all Cyrillic languages but Bulgarian.

    Sofia Sans draws Bulgarian shapes (in which и looks like u) unless the text is marked as
    Russian, which pygame cannot do. The same font reached without that mark: its characters point
    to the glyphs that its own table of localised forms names.
    """
    font = TTFont(path, recalcTimestamp=False)
    shapes = russian_shapes(font)
    for table in font["cmap"].tables:
        table.cmap = {code: shapes.get(glyph, glyph) for code, glyph in table.cmap.items()}
    for record in font["name"].names:
        # 1, 3, 4, 6: family, unique, full and PostScript name.
        if record.nameID in {1, 3, 4, 6}:
            record.string = record.toUnicode() + ("-Russian" if record.nameID == 6 else " Russian")
    font.save(path.with_stem(f"{path.stem}_Russian"))


def russian_shapes(font: TTFont) -> dict[str, str]:
    """Return the glyphs that stand for others in text marked as Russian."""
    gsub = font["GSUB"].table
    cyrillic = next(r.Script for r in gsub.ScriptList.ScriptRecord if r.ScriptTag == "cyrl")
    russian = next(r.LangSys for r in cyrillic.LangSysRecord if r.LangSysTag.strip() == "RUS")
    features = (gsub.FeatureList.FeatureRecord[index] for index in russian.FeatureIndex)
    localised = next(record.Feature for record in features if record.FeatureTag == "locl")
    shapes: dict[str, str] = {}
    for index in localised.LookupListIndex:
        for subtable in gsub.LookupList.Lookup[index].SubTable:
            shapes |= getattr(subtable, "ExtSubTable", subtable).mapping
    return shapes


def credit(path: Path) -> str:
    """Return a font's row of the table in CREDITS.md."""
    font = TTFont(path)
    covered = font.getBestCmap()
    lacking = [
        alphabet
        for alphabet, letters in ALPHABETS.items()
        if any(ord(letter) not in covered for letter in letters)
    ]
    version = font["name"].getDebugName(5).removeprefix("Version ")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"| {path.name} | {version} | {'; '.join(lacking) or 'none'} | `{digest}` |\n"


if __name__ == "__main__":
    main()
