package excel

import (
	"math"
	"regexp"
	"strconv"
	"strings"

	"throughline.org/throughline/intake/archive"
	"throughline.org/throughline/intake/sent"
)

// format is how a cell shows its number.
type format struct {
	code    string
	kind    sent.Kind // Day, Month or Clock; else Number
	clock   bool      // a Day that shows a time too
	elapsed bool      // hours that go on past midnight
	unseen  bool      // nothing is shown at all
	struck  bool
}

// builtIn are the formats that workbooks do not spell out, as far as they are
// dates, times or anything but a plain figure. Which order of day and month
// they show depends on the computer, which is why it is never looked at.
var builtIn = map[int]string{
	1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
	14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy hh:mm",
	27: "yyyy-mm-dd", 28: "yyyy-mm-dd", 29: "yyyy-mm-dd", 30: "m-d-yy", 31: "yyyy-mm-dd", 32: "h:mm", 33: "h:mm:ss", 34: "h:mm", 35: "h:mm:ss", 36: "yyyy-mm-dd",
	37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0",
	50: "yyyy-mm-dd", 51: "yyyy-mm-dd", 52: "yyyy-mm-dd", 53: "yyyy-mm-dd", 54: "yyyy-mm-dd", 55: "h:mm", 56: "h:mm:ss", 57: "yyyy-mm-dd", 58: "yyyy-mm-dd",
}

const mostStyles = 65_536

// readStyles reads which format each style of cells has.
func (b *workbook) readStyles(archive.Element) error {
	codes := map[int]string{}
	var struck []bool
	return b.Children(func(e archive.Element) error {
		switch e.Name {
		case "numFmts":
			return b.Children(func(e archive.Element) error {
				if id, err := strconv.Atoi(archive.Attr(e, "numFmtId")); err == nil && len(codes) < mostStyles {
					codes[id] = archive.Attr(e, "formatCode")
				}
				return nil
			})
		case "fonts":
			return b.Children(func(archive.Element) error {
				through := false
				err := b.Children(func(e archive.Element) error {
					through = through || e.Name == "strike" && archive.Flag(e)
					return nil
				})
				struck = append(struck, through)
				return err
			})
		case "cellXfs":
			return b.Children(func(e archive.Element) error {
				if len(b.styles) == mostStyles {
					return sent.ErrTooMuch
				}
				id, _ := strconv.Atoi(archive.Attr(e, "numFmtId"))
				code, own := codes[id]
				if !own {
					code = builtIn[id]
				}
				f := formatOf(code)
				if font, err := strconv.Atoi(archive.Attr(e, "fontId")); err == nil && font >= 0 && font < len(struck) {
					f.struck = struck[font]
				}
				b.styles = append(b.styles, f)
				return nil
			})
		}
		return nil
	})
}

// format is the format of a cell by the number of its style.
func (b *workbook) format(style string) format {
	n, err := strconv.Atoi(style)
	if err != nil || n < 0 || n >= len(b.styles) {
		return format{kind: sent.Number}
	}
	return b.styles[n]
}

// formatOf tells what a format's code shows: a day, a month, a time, a figure.
func formatOf(code string) format {
	f := format{code: code, kind: sent.Number}
	first, _, _ := strings.Cut(code, ";")
	if strings.Trim(code, ";") == "" && strings.Contains(code, ";;") {
		f.unseen = true
		return f
	}
	var day, month, year, hour bool
	bare := bareCode(first)
	for i, c := range bare {
		switch c {
		case 'd':
			day = true
		case 'y', 'e':
			year = year || c == 'y'
		case 'h', 's':
			hour = true
		case 'm':
			// Minutes stand beside hours or seconds, months do not.
			near := strings.Trim(bare[:i], "m:. ")
			after := strings.TrimLeft(bare[i:], "m:. ")
			if !strings.HasSuffix(near, "h") && !strings.HasPrefix(after, "s") {
				month = true
			}
		case '[':
			f.elapsed = true
		}
	}
	switch {
	case day, month && year && hour:
		f.kind, f.clock = sent.Day, hour
	case month && year:
		f.kind = sent.Month
	case month || year:
		f.kind = sent.Day
	case hour:
		f.kind = sent.Clock
	}
	return f
}

// bareCode is a format's code in small letters, without the words that it shows
// as they are, colours and countries. Hours that go on past midnight keep their
// bracket.
func bareCode(code string) string {
	var b strings.Builder
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case '"':
			end := strings.IndexByte(code[i+1:], '"')
			if end < 0 {
				return b.String()
			}
			i += end + 1
		case '\\', '_', '*':
			i++
		case '[':
			end := strings.IndexByte(code[i:], ']')
			if end < 0 {
				return b.String()
			}
			within := strings.ToLower(code[i+1 : i+end])
			if within != "" && strings.Trim(within, "hms") == "" {
				b.WriteString("[" + within)
			}
			i += end
		default:
			b.WriteByte(lower(c))
		}
	}
	return halves.Replace(b.String())
}

// halves are the halves of the day, which come with hours, and the format that is none.
var halves = strings.NewReplacer("am/pm", "h", "a/p", "h", "general", "")

func lower(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// currency is a sign of money, with the country whose it is.
var currency = regexp.MustCompile(`\[\$([^\]-]*)[^\]]*\]`)

var unquoting = strings.NewReplacer(`"`, "", `\`, "")

// figure shows a number by a format that keeps leading noughts, decimal places
// or a percentage; by any other as it is.
func (f format) figure(v float64) string {
	if f.code == "" || f.code == "General" || f.code == "@" {
		return plain(v)
	}
	first, _, _ := strings.Cut(f.code, ";")
	code := unquoting.Replace(currency.ReplaceAllString(first, "$1"))
	sign := ""
	for _, s := range []string{"£", "€", "$"} {
		if rest, is := strings.CutPrefix(code, s); is {
			code, sign = rest, s
		}
	}
	percent := strings.HasSuffix(code, "%")
	digits := strings.TrimSuffix(code, "%")
	if digits == "" || strings.Trim(digits, "0#,.- ") != "" || !strings.Contains(digits, "0") {
		return plain(v)
	}
	if percent {
		v *= 100
	}
	whole, places, _ := strings.Cut(digits, ".")
	fixed := strings.Count(places, "0")
	text := strconv.FormatFloat(math.Abs(v), 'f', fixed, 64)
	units, decimals, _ := strings.Cut(text, ".")
	if noughts := strings.Count(whole, "0"); len(units) < noughts {
		units = strings.Repeat("0", noughts-len(units)) + units
	}
	units = spread(units, whole)
	if decimals != "" {
		units += "." + decimals
	}
	units = sign + units
	if v < 0 {
		units = "-" + units
	}
	if percent {
		units += "%"
	}
	return units
}

// spread parts figures as a format does: by thousands, or where the format has
// a space or a dash ("00000 000000").
func spread(units, whole string) string {
	if strings.ContainsAny(whole, " -") && !strings.Contains(whole, ",") {
		var b []byte
		at := len(units)
		for i := len(whole) - 1; i >= 0 && at > 0; i-- {
			if whole[i] == ' ' || whole[i] == '-' {
				b = append(b, whole[i])
				continue
			}
			at--
			b = append(b, units[at])
		}
		for ; at > 0; at-- {
			b = append(b, units[at-1])
		}
		for i, j := 0, len(b)-1; i < j; i, j = i+1, j-1 {
			b[i], b[j] = b[j], b[i]
		}
		return strings.Trim(string(b), " -")
	}
	if !strings.Contains(whole, ",") {
		return units
	}
	for at := len(units) - 3; at > 0; at -= 3 {
		units = units[:at] + "," + units[at:]
	}
	return units
}

// plain is a number as it is entered: to the fifteen figures that Excel keeps.
func plain(v float64) string {
	if a := math.Abs(v); a != 0 && (a >= 1e15 || a < 1e-9) {
		return strconv.FormatFloat(v, 'G', 15, 64)
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 15, 64), 64)
	if err != nil {
		rounded = v
	}
	return strconv.FormatFloat(rounded, 'f', -1, 64)
}
