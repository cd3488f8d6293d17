// Package timeline works out where things stand on the axis: ticks, lanes,
// rows, bars and marks. It draws nothing; screen, PDF, SVG and PNG draw what it says.
package timeline
