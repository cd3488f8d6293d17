package when

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
)

func isos(days []Day) []string {
	var list []string
	for _, d := range days {
		list = append(list, d.ISO())
	}
	return list
}

func TestBankHolidaysAreThoseThatWerePublished(t *testing.T) {
	for _, c := range []struct {
		nation Nation
		year   int
		want   []string
	}{
		{EnglandAndWales, 2011, []string{"2011-01-03", "2011-04-22", "2011-04-25", "2011-04-29", "2011-05-02", "2011-05-30", "2011-08-29", "2011-12-26", "2011-12-27"}},
		{EnglandAndWales, 2012, []string{"2012-01-02", "2012-04-06", "2012-04-09", "2012-05-07", "2012-06-04", "2012-06-05", "2012-08-27", "2012-12-25", "2012-12-26"}},
		{EnglandAndWales, 2013, []string{"2013-01-01", "2013-03-29", "2013-04-01", "2013-05-06", "2013-05-27", "2013-08-26", "2013-12-25", "2013-12-26"}},
		{EnglandAndWales, 2020, []string{"2020-01-01", "2020-04-10", "2020-04-13", "2020-05-08", "2020-05-25", "2020-08-31", "2020-12-25", "2020-12-28"}},
		{EnglandAndWales, 2022, []string{"2022-01-03", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27"}},
		{EnglandAndWales, 2023, []string{"2023-01-02", "2023-04-07", "2023-04-10", "2023-05-01", "2023-05-08", "2023-05-29", "2023-08-28", "2023-12-25", "2023-12-26"}},
		{EnglandAndWales, 2002, []string{"2002-01-01", "2002-03-29", "2002-04-01", "2002-05-06", "2002-06-03", "2002-06-04", "2002-08-26", "2002-12-25", "2002-12-26"}},
		{Scotland, 2022, []string{"2022-01-03", "2022-01-04", "2022-04-15", "2022-05-02", "2022-06-02", "2022-06-03", "2022-08-01", "2022-09-19", "2022-11-30", "2022-12-26", "2022-12-27"}},
		{NorthernIreland, 2022, []string{"2022-01-03", "2022-03-17", "2022-04-15", "2022-04-18", "2022-05-02", "2022-06-02", "2022-06-03", "2022-07-12", "2022-08-29", "2022-09-19", "2022-12-26", "2022-12-27"}},
	} {
		assert.Equal(t, c.want, isos(BankHolidays(c.nation, c.year)), "%d", c.year)
	}
}

func TestEasterFallsOnItsKnownDays(t *testing.T) {
	for year, want := range map[int]string{1943: "1943-04-25", 1961: "1961-04-02", 2000: "2000-04-23", 2008: "2008-03-23", 2011: "2011-04-24", 2038: "2038-04-25"} {
		assert.Equal(t, want, easterSunday(year).ISO())
	}
}

func TestWorkingDaysLeaveOutWeekendsAndBankHolidays(t *testing.T) {
	assert.Equal(t, "2013-12-11", WorkingDays(EnglandAndWales, Date(2013, time.December, 5), 4).ISO())
	assert.Equal(t, "2012-12-31", WorkingDays(EnglandAndWales, Date(2012, time.December, 21), 4).ISO())
	assert.Equal(t, "2012-12-21", WorkingDays(EnglandAndWales, Date(2012, time.December, 27), -2).ISO())
	assert.Equal(t, "2013-08-06", WorkingDays(Scotland, Date(2013, time.August, 2), 1).ISO(), "the Scottish summer holiday is in early August")
}

func TestWorkingDaysTakeWhatTheScopeAllows(t *testing.T) {
	scope := Window{Date(2012, time.May, 16), Date(2014, time.April, 26)}
	least, most := newWorkdays(EnglandAndWales).spread(scope, 4)
	assert.Equal(t, []int{4, 10}, []int{least, most})
	least, most = newWorkdays(EnglandAndWales).spread(scope, -4)
	w := newWorkdays(EnglandAndWales)
	for day := scope.Earliest; day <= scope.Latest; day++ {
		took := int(w.add(day, -4) - day)
		assert.True(t, least <= took && took <= most)
	}
}

func TestWorkingDaysApartAreThoseOfEveryPairOfDays(t *testing.T) {
	for _, c := range []struct {
		reason      string
		from, to    Window
		least, most int
		want        [2]int
	}{
		{"the first day does not count, the last does", On(Date(2013, time.May, 3)), On(Date(2013, time.May, 7)), 4, 4, [2]int{1, 1}},
		{"one day is none", On(Date(2013, time.May, 3)), On(Date(2013, time.May, 3)), 0, 0, [2]int{0, 0}},
		{"a fortnight without a holiday", On(Date(2013, time.June, 3)), On(Date(2013, time.June, 17)), 14, 14, [2]int{10, 10}},
		{"any week of a month with two Monday holidays", Window{Date(2013, time.May, 1), Date(2013, time.May, 31)}, Window{Date(2013, time.May, 8), Date(2013, time.June, 7)}, 7, 7, [2]int{4, 5}},
		{"a Friday or a Saturday, to a Sunday or a Monday", Window{Date(2013, time.June, 7), Date(2013, time.June, 8)}, Window{Date(2013, time.June, 9), Date(2013, time.June, 10)}, 1, 3, [2]int{0, 1}},
		{"open distances say no more than the windows", Window{Date(2013, time.June, 3), Date(2013, time.June, 4)}, Window{Date(2013, time.June, 4), Date(2013, time.June, 5)}, NoMin, NoMax, [2]int{0, 2}},
	} {
		fewest, most := WorkingDaysApart(EnglandAndWales, c.from, c.to, c.least, c.most)
		assert.Equal(t, c.want, [2]int{fewest, most}, c.reason)
	}
}

func TestBankHolidaysHaveNames(t *testing.T) {
	for _, c := range []struct {
		nation Nation
		day    Day
		name   string
	}{
		{EnglandAndWales, Date(2013, time.May, 6), "early May bank holiday"},
		{EnglandAndWales, Date(2013, time.March, 29), "Good Friday"},
		{EnglandAndWales, Date(2021, time.December, 27), "Christmas Day (substitute day)"},
		{EnglandAndWales, Date(2021, time.December, 28), "Boxing Day (substitute day)"},
		{EnglandAndWales, Date(2022, time.September, 19), "funeral of Queen Elizabeth II"},
		{Scotland, Date(2013, time.January, 2), "2 January"},
		{NorthernIreland, Date(2013, time.July, 12), "Battle of the Boyne"},
	} {
		var names []string
		for _, h := range Holidays(c.nation, c.day.Time().Year()) {
			if h.Day == c.day {
				names = append(names, h.Name)
			}
		}
		assert.Equal(t, []string{c.name}, names, c.day)
	}
}
