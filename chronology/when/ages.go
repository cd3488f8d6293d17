package when

import "fmt"

// Between returns by how many days b lies after a at least and at most, as all
// constraints together allow (NoMin, NoMax where open). It is tighter than the
// two windows: a day that counts from a birth moves with it.
func (n *Network) Between(a, b Var) (least, most int) {
	least, most = NoMin, NoMax
	if d, tied := n.farthest(a, b); tied {
		least = d
	}
	if d, tied := n.farthest(b, a); tied {
		most = -d
	}
	return least, most
}

// farthest is the longest way from a to b: by how much b lies after a at least.
func (n *Network) farthest(a, b Var) (days int, tied bool) {
	if a == b {
		return 0, true
	}
	earliest, latest := n.bound[Start], n.bound[End]
	if earliest[b] > anchored && latest[a] > anchored {
		days, tied = int(earliest[b]+latest[a]), true
	}
	if a == 0 || b == 0 {
		return days, tied
	}
	n.wave.begin()
	n.wave.offer(a, 0, 0, none)
	for {
		v, step, _, ok := n.wave.take()
		if !ok {
			return days, tied
		}
		if v == b {
			if way := int(step + earliest[b] - earliest[a]); !tied || way > days {
				return way, true
			}
			return days, tied
		}
		for _, h := range n.near[v] {
			if h.to != 0 && h.raise[Start] != noRaise {
				n.wave.offer(h.to, step+earliest[v]+int64(h.raise[Start])-earliest[h.to], 0, h.index)
			}
		}
	}
}

// Age says how old someone is after a number of days, in completed units as
// ages are given: weeks up to twelve, then months up to two years, then years.
// Between the two numbers it says a range ("8 to 10 weeks"). It is "" where
// either is open or before the birth.
func Age(least, most int) string {
	if least < 0 || most >= NoMax || most < least {
		return ""
	}
	u := ageUnit(least)
	if coarser := ageUnit(most); coarser > u {
		u = coarser
		if u.completed(least) == 0 {
			return fmt.Sprintf("%s to %s", count(ageUnit(least).completed(least), ageUnit(least)), count(u.completed(most), u))
		}
	}
	low, high := u.completed(least), u.completed(most)
	if low == high {
		return count(low, u)
	}
	return fmt.Sprintf("%d to %s", low, count(high, u))
}

func ageUnit(days int) unit {
	switch {
	case days < 14:
		return unitDay
	case days < unitWeek.size(13):
		return unitWeek
	case days < unitMonth.size(24):
		return unitMonth
	}
	return unitYear
}

// completed is the number of whole units in some days, by the rules of ages.
func (u unit) completed(days int) int {
	n := 0
	switch u {
	case unitWeek:
		return days / 7
	case unitMonth:
		n = int(float64(days) / daysPerMonth)
	case unitYear:
		n = int(float64(days) / daysPerYear)
	default:
		return days
	}
	if u.size(n+1) <= days {
		n++
	}
	if u.size(n) > days {
		n--
	}
	return n
}

// Gestation says how far a pregnancy is after a number of days from its start:
// "18 weeks", "18 weeks and 3 days" where the day is known, "18 to 20 weeks". It
// is "" where either number is open or outside any pregnancy.
func Gestation(least, most int) string {
	if least < 0 || most < least || most > unitWeek.size(46) {
		return ""
	}
	switch {
	case least == most && least%7 != 0:
		return count(least/7, unitWeek) + " and " + count(least%7, unitDay)
	case least/7 == most/7:
		return count(least/7, unitWeek)
	}
	return fmt.Sprintf("%d to %s", least/7, count(most/7, unitWeek))
}

var unitNames = map[unit]string{unitDay: "day", unitWorkingDay: "working day", unitWeek: "week", unitMonth: "month", unitYear: "year", unitHour: "hour"}

func count(n int, u unit) string {
	if n == 1 {
		return "1 " + unitNames[u]
	}
	return fmt.Sprintf("%d %ss", n, unitNames[u])
}
