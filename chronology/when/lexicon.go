package when

import "time"

type unit uint8

const (
	noUnit unit = iota
	unitHour
	unitDay
	unitWorkingDay
	unitWeek
	unitMonth
	unitYear
)

// lexeme is what a word can be. A word may be several things ("second", "may").
type lexeme struct {
	word    string
	month   time.Month
	weekday int // 1 Sunday to 7 Saturday
	unit    unit
	number  int // 1 to 99 and a hundred, "a" and "an" excepted
	factor  int // units in one, for "fortnight" and "quarter"
	season  int // 21 to 24, as in EDTF
}

var lexicon = func() map[string]*lexeme {
	l := map[string]*lexeme{}
	get := func(word string) *lexeme {
		if l[word] == nil {
			l[word] = &lexeme{word: word}
		}
		return l[word]
	}
	for month := time.January; month <= time.December; month++ {
		name := lowerASCII(month.String())
		get(name).month = month
		get(name[:3]).month = month
	}
	for month, misspelt := range map[time.Month][]string{
		time.January: {"janurary", "januray", "janaury"}, time.February: {"febuary", "feburary", "februrary", "febraury"},
		time.August: {"agust", "augest"}, time.September: {"septmber", "septemeber", "setpember"}, time.October: {"ocotber", "octobre", "octber"},
		time.November: {"novemeber", "novmber"}, time.December: {"decemeber", "decmber"}, time.April: {"aprill"},
	} {
		for _, word := range misspelt {
			get(word).month = month
		}
	}
	get("sept").month, get("janu").month, get("febr").month = time.September, time.January, time.February
	for day := time.Sunday; day <= time.Saturday; day++ {
		name := lowerASCII(day.String())
		get(name).weekday = int(day) + 1
		get(name[:3]).weekday = int(day) + 1
	}
	get("tues").weekday, get("weds").weekday, get("thur").weekday, get("thurs").weekday = 3, 4, 5, 5
	for word, u := range map[string]unit{
		"hour": unitHour, "hours": unitHour, "hours'": unitHour, "hr": unitHour, "hrs": unitHour,
		"day": unitDay, "days": unitDay, "days'": unitDay, "day's": unitDay, "d": unitDay,
		"week": unitWeek, "weeks": unitWeek, "weeks'": unitWeek, "week's": unitWeek, "wk": unitWeek, "wks": unitWeek, "w": unitWeek,
		"month": unitMonth, "months": unitMonth, "months'": unitMonth, "month's": unitMonth, "mth": unitMonth, "mths": unitMonth, "m": unitMonth,
		"year": unitYear, "years": unitYear, "years'": unitYear, "year's": unitYear, "yr": unitYear, "yrs": unitYear, "y": unitYear,
	} {
		get(word).unit, get(word).factor = u, 1
	}
	for _, word := range []string{"fortnight", "fortnights", "fortnight's"} {
		get(word).unit, get(word).factor = unitWeek, 2
	}
	for i, word := range []string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
		"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"} {
		get(word).number = i + 1
	}
	for i, word := range []string{"thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"} {
		get(word).number = 10 * (i + 3)
	}
	for i, word := range []string{"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"} {
		get(word).number = -(i + 1) // an ordinal: never a count
	}
	get("spring").season, get("summer").season, get("autumn").season, get("fall").season, get("winter").season = 21, 22, 23, 23, 24
	return l
}()

var unknownLexeme = &lexeme{}

func lookUp(word string) *lexeme {
	if known := lexicon[word]; known != nil {
		return known
	}
	return unknownLexeme
}

func lowerASCII(s string) string {
	b := []byte(s)
	for i := range b {
		if b[i] >= 'A' && b[i] <= 'Z' {
			b[i] |= 0x20
		}
	}
	return string(b)
}
