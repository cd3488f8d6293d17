package ui

import "strconv"

// ageUnit is the unit in which an age is said: days to two weeks, weeks to
// six months, months to two years, then years.
func ageUnit(days int) string {
	switch {
	case days < 14:
		return "day"
	case days < 183:
		return "week"
	case days < 731:
		return "month"
	}
	return "year"
}

// daysPer are the mean lengths of the units, as the date rules count them.
var daysPer = map[string]float64{"day": 1, "week": 7, "month": 30.436875, "year": 365.2425}

// ageIn says an age in completed units: "10 weeks".
func ageIn(days int, unit string) string {
	return count(int(float64(days)/daysPer[unit]+1e-9), unit)
}

func plainNumber(n int) string { return strconv.Itoa(n) }
