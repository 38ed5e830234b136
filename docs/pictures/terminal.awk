# Draws what a terminal shows as an animated SVG:
#
#   awk -f terminal.awk start.txt > start.svg
#
# Each line of the text is the second at which it appears, a tab, and what it says. A line that
# begins with "$ " is typed. Readers who prefer less motion see the finished screen.

BEGIN { FS = "\t"; size = 13; line = 19; margin = 16 }

{
    at[NR] = $1
    text[NR] = substr($0, length($1) + 2)
    if (length(text[NR]) > longest) longest = length(text[NR])
}

function escaped(s) {
    gsub(/&/, "\\&amp;", s)
    gsub(/</, "\\&lt;", s)
    gsub(/>/, "\\&gt;", s)
    return s
}

END {
    width = 2 * margin + longest * size * 0.602
    height = 2 * margin + NR * line
    printf "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\">\n", \
        width, height, width, height
    print "<style>"
    print "text { font: " size "px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; fill: #d6e2dc; white-space: pre }"
    print ".typed { fill: #7fd1ae }"
    print "@media (prefers-reduced-motion: no-preference) { text { animation: appear 1ms both } }"
    print "@keyframes appear { from { visibility: hidden } to { visibility: visible } }"
    print "</style>"
    print "<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#14221d\"/>"
    for (i = 1; i <= NR; i++) {
        printf "<text x=\"%d\" y=\"%d\"%s style=\"animation-delay: %ss\">%s</text>\n", \
            margin, margin + i * line - 5, text[i] ~ /^\$ / ? " class=\"typed\"" : "", at[i], escaped(text[i])
    }
    print "</svg>"
}
