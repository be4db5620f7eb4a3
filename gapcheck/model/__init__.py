"""The values everything else is made of: days, periods, timelines and clocks."""
