package when
import ("testing";"fmt";"errors";"strings")
func TestZZ(t *testing.T){
 c:=besideX()
 c.Resolve=func(n string)(Anchor,error){ if strings.Contains(n," at ")&&!strings.HasPrefix(n,"Meeting at"){return Anchor{},errors.New("unknown name "+n)}; if strings.Contains(n,"10:30")||strings.Contains(n,"4pm")||strings.Contains(n,"evening"){return Anchor{},errors.New("unknown "+n)}; fmt.Println("   resolve:",n); return Anchor{ID:n},nil}
 for _,w:=range []string{"the day after X at 10:30","the day after “Booking appointment” (6.4) at 10:30","two weeks after {uid}, 4pm","following day 10:30","the following day at 10:30","same day as “A” at 09:15","on the day of X, in the evening","same day, 4pm","10:30 the following day","at 10:30 on the day after X","the day after Meeting at Two at 10:30","two weeks after X at about 4pm","the next morning","between X and Y","unknown date in 2013","date unknown, May 2013","2013 (exact date not known)","at 6/52 of age","6/52 old","aged 6 weeks","at 6 weeks","1/2/0013","1/2/2513","5 May 0013","2nd week June 2013","beg. June 2013","most of June 2013","Friday last","FY 2012/13","weekend of 4/5 May 2013","weekend of 4-5 May 2013","when P was 6/52 old","on the day of X in the morning","the morning after X","between X at 10:30 and Y","the day after X between 10:00 and 11:00"}{
  r,err:=Read(w,c)
  fmt.Println(w,"=>",r.Window,r.Relations,r.Clock,r.Unknown,r.Doubts,err)
 }
}
