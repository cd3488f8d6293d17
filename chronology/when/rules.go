package when

import (
	"fmt"
	"slices"
	"strings"
)

// Rule is how a kind of wording becomes days. Its numbers can be changed for a
// review (Context.Rules); its text says them to people.
type Rule struct {
	Name    string
	Numbers []int
	Text    string // with the numbers in it
}

// The rules, by the names under which Context.Rules changes their numbers.
const (
	RuleAbout             = "about"
	RuleWeeks             = "weeks"
	RuleMonths            = "months"
	RuleYears             = "years"
	RuleWeekAfter         = "week-after"
	RuleMonthAfter        = "month-after"
	RuleYearAfter         = "year-after"
	RuleFollowingDays     = "following-days"
	RuleFew               = "few"
	RuleSeveral           = "several"
	RuleAboutTheTime      = "about-the-time"
	RuleRoutine           = "routine-check"
	RulePartOfMonth       = "part-of-month"
	RulePartOfYear        = "part-of-year"
	RuleEndsOfYear        = "ends-of-year"
	RuleSpring            = "spring"
	RuleSummer            = "summer"
	RuleAutumn            = "autumn"
	RuleWinter            = "winter"
	RuleAutumnTerm        = "autumn-term"
	RuleSpringTerm        = "spring-term"
	RuleSummerTerm        = "summer-term"
	RuleChristmas         = "christmas"
	RuleEarlyHours        = "early-hours"
	RuleMorning           = "morning"
	RuleAfternoon         = "afternoon"
	RuleEvening           = "evening"
	RuleLateAtNight       = "late-at-night"
	RuleThatNight         = "that-night"
	RuleOvernight         = "overnight"
	RuleWeekOfMonth       = "week-of-month"
	RulePartOfDecade      = "part-of-decade"
	RuleSummerHolidays    = "summer-holidays"
	RuleEasterHolidays    = "easter-holidays"
	RuleChristmasHolidays = "christmas-holidays"
	RuleOctoberHalfTerm   = "october-half-term"
	RuleFebruaryHalfTerm  = "february-half-term"
	RuleMayHalfTerm       = "may-half-term"
	RuleLunchtime         = "lunchtime"
	RuleTeatime           = "teatime"
	RuleWeekCommencing    = "week-commencing"
)

// ruleTable holds every number by which wordings become days, with its words.
var ruleTable = []Rule{
	{RuleAbout, []int{3}, "about a day: %d days wider at each side"},
	{RuleWeeks, []int{3}, "a number of weeks: so many, give or take %d days"},
	{RuleMonths, []int{15}, "a number of months: so many, give or take %d days"},
	{RuleYears, []int{182}, "a number of years: so many, give or take %d days"},
	{RuleWeekAfter, []int{1, 13}, "the week after: the next week from Monday to Sunday, or %d to %d days where the anchor is no exact day"},
	{RuleMonthAfter, []int{1, 61}, "the month after: the next calendar month, or %d to %d days where the anchor is no exact day"},
	{RuleYearAfter, []int{1, 730}, "the year after: the next calendar year, or %d to %d days where the anchor is no exact day"},
	{RuleFollowingDays, []int{1, 7}, "in the following days: %d to %d days"},
	{RuleFew, []int{2, 5}, "a few: %d to %d"},
	{RuleSeveral, []int{3, 7}, "several: %d to %d"},
	{RuleAboutTheTime, []int{7}, "about the time of: %[1]d days before to %[1]d days after"},
	{RuleRoutine, []int{2}, "a routine check at a number of weeks: from so many weeks after the birth to %d weeks later"},
	{RulePartOfMonth, []int{10, 20}, "early in a month: to day %d; mid: to day %d; late: the rest"},
	{RulePartOfYear, []int{4, 8}, "early in a year: to month %d; mid: to month %d; late: the rest"},
	{RuleEndsOfYear, []int{3, 10}, "beginning of a year: to month %d; end: from month %d"},
	{RuleSpring, []int{3, 5}, "spring: months %d to %d"},
	{RuleSummer, []int{6, 8}, "summer: months %d to %d"},
	{RuleAutumn, []int{9, 11}, "autumn: months %d to %d"},
	{RuleWinter, []int{12, 2}, "winter: month %d to month %d of the next year"},
	{RuleAutumnTerm, []int{9, 12}, "autumn term: months %d to %d"},
	{RuleSpringTerm, []int{1, 4}, "spring term: months %d to %d"},
	{RuleSummerTerm, []int{4, 7}, "summer term: months %d to %d"},
	{RuleChristmas, []int{24, 26}, "Christmas: %d to %d December"},
	{RuleEarlyHours, []int{0, 360}, "early hours: minute %d to minute %d of the day"},
	{RuleMorning, []int{360, 720}, "morning: minute %d to minute %d of the day"},
	{RuleAfternoon, []int{720, 1080}, "afternoon: minute %d to minute %d of the day"},
	{RuleEvening, []int{1080, 1320}, "evening: minute %d to minute %d of the day"},
	{RuleLateAtNight, []int{1260, 1439}, "late at night: minute %d to minute %d of the day"},
	{RuleThatNight, []int{1080, 1800}, "night: minute %d of the day to minute %d, in the next day"},
	{RuleOvernight, []int{1200, 1920}, "overnight: minute %d of the first day to minute %d, in the second"},
	{RuleWeekOfMonth, []int{7}, "a week of a month: %d days, the first from its first day; the last ends with it"},
	{RulePartOfDecade, []int{3, 6}, "early in a decade: to year %d; mid: to year %d; late: the rest"},
	{RuleSummerHolidays, []int{15, 7, 7, 9}, "summer holidays: day %d of month %d to day %d of month %d"},
	{RuleEasterHolidays, []int{16, 16}, "Easter holidays: %d days before Easter Sunday to %d days after it"},
	{RuleChristmasHolidays, []int{17, 12, 7, 1}, "Christmas holidays: day %d of month %d to day %d of month %d, in the next year"},
	{RuleOctoberHalfTerm, []int{19, 10, 4, 11}, "autumn half term: day %d of month %d to day %d of month %d"},
	{RuleFebruaryHalfTerm, []int{8, 2, 25, 2}, "spring half term: day %d of month %d to day %d of month %d"},
	{RuleMayHalfTerm, []int{22, 5, 7, 6}, "summer half term: day %d of month %d to day %d of month %d"},
	{RuleLunchtime, []int{720, 840}, "lunchtime: minute %d to minute %d of the day"},
	{RuleTeatime, []int{960, 1080}, "teatime: minute %d to minute %d of the day"},
	{RuleWeekCommencing, []int{6}, "week commencing: the day and the %d days after it"},
}

// What rules say that hold no number of their own.
const (
	sayDay        = "the day itself"
	sayMonth      = "the whole month"
	sayYear       = "the whole year"
	sayRange      = "from the first day to the last"
	sayBetween    = "one moment between the two"
	sayBefore     = "by, before: that day or earlier"
	sayAfter      = "after, since: that day or later"
	sayDays       = "a number of days: exactly so many"
	saySame       = "the same day"
	sayNextDay    = "the next day, the day before: exactly one day"
	sayWithin     = "within a time: from no days to the longest that the time can be"
	sayAge        = "an age: from the day on which it is reached to the day before the next"
	sayPregnant   = "weeks pregnant: the seven days of that week, counted from the start of the pregnancy"
	sayPregnantAt = "weeks and days of a pregnancy: that day, counted from its start"
	sayPregnancy  = "between two weeks of the pregnancy: counted from its start"
	sayWorking    = "working days: weekends and bank holidays left out"
	sayExactly    = "exactly a number: counted by the calendar"
	sayVague      = "an unsaid number of days or more: the order only"
	sayOwnWeek    = "in the same week, month or year, by the calendar where the anchor is an exact day"
	sayDue        = "the due date: 280 days from the start of the pregnancy"
	sayAtLeast    = "at least a time: from the shortest that the time can be, on"
	sayWeekday    = "the first such weekday: 0 to 6 days"
	sayOrder      = "no numbers: the order only"
	sayUnknown    = "no date is known"
	sayOver       = "over the next days, weeks or months: from no days to the longest that they can be"
	sayLast       = "for a time: it lasts so long"
	sayHours      = "a number of hours: to the end of the day that they can reach"
	sayEaster     = "Easter: Good Friday to Easter Monday"
	sayNewYear    = "New Year: 31 December to 1 January"
	sayQuarter    = "a quarter: three months of the year"
	sayHalf       = "half a month: to day 15, or from day 16; half a year: to June, or from July"
	sayFinancial  = "two years written together: from the first to the last"
)

var ruleByName = func() map[string]*Rule {
	byName := map[string]*Rule{}
	for i := range ruleTable {
		rule := &ruleTable[i]
		byName[rule.Name] = &Rule{rule.Name, rule.Numbers, rule.say(rule.Numbers)}
	}
	return byName
}()

// say puts numbers into the words of a rule.
func (r Rule) say(numbers []int) string {
	values := make([]any, len(numbers))
	for i, n := range numbers {
		values[i] = n
	}
	return fmt.Sprintf(r.Text, values...)
}

// Rules returns every rule whose numbers can be changed, with its usual numbers
// or those of changed where it names them; nil for the usual ones.
func Rules(changed map[string][]int) []Rule {
	rules := make([]Rule, len(ruleTable))
	for i, rule := range ruleTable {
		numbers, text := Context{Rules: changed}.rule(rule.Name)
		rules[i] = Rule{rule.Name, slices.Clone(numbers), text}
	}
	return rules
}

// rule returns the numbers in force and what the rule says to people.
func (c Context) rule(name string) (numbers []int, text string) {
	rule := ruleByName[name]
	numbers, changed := c.Rules[name]
	if !changed || len(numbers) != len(rule.Numbers) {
		return rule.Numbers, rule.Text
	}
	at := slices.IndexFunc(ruleTable, func(r Rule) bool { return r.Name == name })
	return numbers, strings.TrimSpace(ruleTable[at].say(numbers))
}
