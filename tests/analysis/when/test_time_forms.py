"""Every form of time the desk meets, with the day it was written and the tense beside it: what days it names.

A row reads: day of publication, tense (p past, f future, - none), words, first day, last day. ``..`` is an open end; a
single day stands once; a row without days names none.
"""

from datetime import date

import pytest

from monitor.analysis.when import Direction, find_times, resolve

# 2019-02-10 is a Sunday, 2018-05-28 a Monday, 2019-12-12 a Thursday, 2018-12-30 a Sunday, 2020-02-28 a Friday.
ROWS = """
2019-02-10 p  The envoy arrived on Wednesday.                                  2019-02-06
2019-02-10 f  Talks are to start in April.                                      2019-04-01 2019-04-30
2019-02-10 f  The drills end in April.                                          2019-04-01 2019-04-30
2019-02-10 f  The drills start next week.                                       2019-02-11 2019-02-17
2019-02-10 f  They meet at the start of April.                                  2019-04-01 2019-04-10
2019-02-10 f  They meet early in April.                                         2019-04-01 2019-04-10
2019-02-10 p  He spoke on Sunday.                                              2019-02-10
2019-02-10 f  They will meet on Sunday.                                        2019-02-10
2019-02-10 f  They will meet on Monday.                                        2019-02-11
2019-02-10 -  The ministry said Saturday.                                      2019-02-09
2019-02-10 p  Saturday's session was short.                                    2019-02-09
2019-02-10 p  The plane landed Friday night (Seoul time).                      2019-02-08
2019-02-10 p  The plane landed late Friday.                                    2019-02-08
2019-02-10 f  They leave on Tuesday morning.                                   2019-02-12
2019-02-10 f  They meet next Wednesday.                                        2019-02-13
2019-02-22 f  It opens next Wednesday.                                         2019-02-27
2019-02-18 f  It opens next Wednesday.                                         2019-02-27
2019-12-12 f  She is due this Sunday.                                          2019-12-15
2019-12-12 p  She came this Monday.                                            2019-12-09
2019-12-12 f  It opens this coming Saturday.                                   2019-12-14
2019-12-12 f  It opens this Thursday.                                          2019-12-12
2019-12-12 p  It ended last Friday.                                            2019-12-06
2019-12-12 p  It ended last Thursday.                                          2019-12-05
2019-12-12 p  It ended this past Tuesday.                                      2019-12-10
2019-12-12 p  It ended Tuesday last week.                                      2019-12-03
2019-12-12 f  They gather Wednesday of next week.                              2019-12-18
2019-12-12 f  They gather next week on Friday.                                 2019-12-20
2018-05-28 f  Sessions go on Monday and Tuesday.                               2018-05-28 2018-05-29
2018-05-28 p  They met Thursday and Friday.                                    2018-05-24 2018-05-25
2018-05-28 f  They sit from Wednesday to Friday.                               2018-05-30 2018-06-01
2018-05-28 f  They sit Tuesday through Thursday.                               2018-05-29 2018-05-31
2018-05-30 f  They sit next Tuesday through Thursday.                          2018-06-05 2018-06-07
2018-05-30 p  They sat last Monday and Tuesday.                                2018-05-28 2018-05-29
2018-05-30 f  They sit this Thursday and Friday.                               2018-05-31 2018-06-01
2018-05-30 f  They sit Monday to Wednesday next week.                          2018-06-04 2018-06-06
2018-05-30 p  They sat Tuesday and Wednesday last week.                        2018-05-22 2018-05-23
2018-05-30 f  They sit next week from Tuesday to Thursday.                     2018-06-05 2018-06-07
2018-05-30 f  They sit next week, from Tuesday to Thursday, in Oslo.           2018-06-05 2018-06-07
2019-09-12 p  They sat between March 25 and 28.                                2019-03-25 2019-03-28
2019-09-12 p  They sat March 25 through the 28th.                              2019-03-25 2019-03-28
2019-11-12 f  They sit on Nov. 30 and Dec. 1.                                  2019-11-30 2019-12-01
2019-09-12 f  They sit between late October and early November.                2019-10-21 2019-11-10
2019-09-12 f  They sit in just over two weeks.                                 2019-09-26
2019-09-12 p  They sat in 2017 on Sept. 3.                                     2017-09-03
2019-09-12 p  They sat over the first weekend of September.                    2019-09-07 2019-09-08
2019-09-12 f  It ends before the November elections.                           2019-09-12 2019-11-30
2019-09-12 f  It ends before the midterm elections in November.                2019-09-12 2019-11-30
2018-05-28 f  It may open Friday or Saturday.                                  2018-06-01 2018-06-02
2018-12-30 f  They sit from Monday to Wednesday.                               2018-12-31 2019-01-02
2018-06-14 p  On Tuesday (June 12) they signed.                                2018-06-12
2018-06-14 p  On Tuesday, June 12, they signed.                                2018-06-12
2018-06-14 p  On Tuesday 12 June they signed.                                  2018-06-12
2018-06-14 p  They signed on 12 June (Tuesday).                                2018-06-12
2018-06-14 p  They signed on June 12th.                                        2018-06-12
2018-06-14 p  They signed on the 12th of June.                                 2018-06-12
2018-06-14 p  They signed on Jun. 12.                                          2018-06-12
2018-06-14 p  They signed on 12 Jun.                                           2018-06-12
2018-06-14 p  They signed (Jun 12).                                            2018-06-12
2019-09-01 p  They signed on June 12, 2018.                                    2018-06-12
2019-09-01 p  They signed on 12 June 2018.                                     2018-06-12
2019-09-01 p  They signed on Tuesday, June 12, 2018, in Singapore.             2018-06-12
2019-09-01 p  They signed on June 12 last year.                                2018-06-12
2019-09-01 p  They signed on June 12 of last year.                             2018-06-12
2019-09-01 f  They will sign on June 12 next year.                             2020-06-12
2019-09-01 p  Updated 10-Feb-2019 by staff                                     2019-02-10
2019-09-01 -  Filed 2019-08-31 in Seoul                                        2019-08-31
2019-09-01 -  Filed 2019-02-31 in Seoul
2019-02-10 f  It is set for February 27.                                       2019-02-27
2019-02-10 f  It is set for Feb. 27-28.                                        2019-02-27 2019-02-28
2019-02-10 f  It is set for Feb. 27 and 28.                                    2019-02-27 2019-02-28
2019-02-10 f  It is set for Feb. 27 to 28.                                     2019-02-27 2019-02-28
2019-02-10 f  It is set for 27-28 February.                                    2019-02-27 2019-02-28
2019-02-10 f  It is set for 27 and 28 February 2019.                           2019-02-27 2019-02-28
2019-02-10 f  It is set for the 27th and 28th of February.                     2019-02-27 2019-02-28
2019-02-10 f  It is set for the 27th to 28th of February.                      2019-02-27 2019-02-28
2019-02-10 f  It is set for February 27–28 in Hanoi.                           2019-02-27 2019-02-28
2019-02-10 f  It will run between Feb. 27 and 28.                              2019-02-27 2019-02-28
2019-03-29 f  He is there from April 10 to April 11.                           2019-04-10 2019-04-11
2019-03-29 f  He is there from 30 April to 2 May.                              2019-04-30 2019-05-02
2019-03-29 f  He is there April 30-May 2, 2019.                                2019-04-30 2019-05-02
2018-12-20 f  He is there from Dec. 31 to Jan. 2.                              2018-12-31 2019-01-02
2019-01-20 p  He was there from Dec. 31 to Jan. 2.                             2018-12-31 2019-01-02
2018-12-20 f  He is there from Dec. 31 to Jan. 2, 2019.                        2018-12-31 2019-01-02
2000-10-05 f  The visit is October 9-12.                                       2000-10-09 2000-10-12
2021-08-20 f  He will be in Seoul, August 21-24.                               2021-08-21 2021-08-24
2019-12-04 f  The summit is slated for Dec. 23-25 in Chengdu.                  2019-12-23 2019-12-25
2020-02-28 f  They meet tomorrow.                                              2020-02-29
2020-02-28 f  They meet on February 29.                                        2020-02-29
2020-02-28 f  They meet in two days.                                           2020-03-01
2021-03-02 p  They met on Feb. 29 last year.                                   2020-02-29
2021-03-02 p  They met on Feb. 29.                                             2020-02-29
2021-03-02 p  They met on Feb. 29, 2019.
2021-03-02 p  They met on June 31.
2020-03-31 p  They met a month ago.                                            2020-02-01 2020-02-29
2020-02-29 p  They met a year ago.                                             2019-01-01 2019-12-31
2020-01-02 p  They met on Dec. 30.                                             2019-12-30
2019-12-30 f  They will meet on January 3.                                     2020-01-03
2020-01-02 p  They met in December.                                            2019-12-01 2019-12-31
2019-12-30 f  They will meet in January.                                       2020-01-01 2020-01-31
2020-01-02 p  They met last month.                                             2019-12-01 2019-12-31
2019-12-30 f  They will meet next month.                                       2020-01-01 2020-01-31
2019-12-30 f  They will meet next week.                                        2020-01-06 2020-01-12
2020-01-01 p  They met yesterday.                                              2019-12-31
2018-05-28 f  It was due to open on May 27.                                    2018-05-27
2018-06-20 f  It was to be held on June 12.                                    2018-06-12
2018-10-10 p  They met on January 15.                                          2018-01-15
2018-10-10 f  They will meet on January 15.                                    2019-01-15
2018-12-10 -  the Jan. 3 session                                               2019-01-03
2018-06-01 -  the April 27 summit                                              2018-04-27
2019-09-09 p  They failed in February.                                         2019-02-01 2019-02-28
2018-11-20 p  They met in June.                                                2018-06-01 2018-06-30
2019-03-05 p  They met in June.                                                2018-06-01 2018-06-30
2019-03-05 f  They will meet in June.                                          2019-06-01 2019-06-30
2019-02-10 f  They meet in February.                                           2019-02-01 2019-02-28
2019-02-10 -  the February meeting                                             2019-02-01 2019-02-28
2019-02-10 p  The June summit was short.                                       2018-06-01 2018-06-30
2019-02-10 p  It was agreed in June last year.                                 2018-06-01 2018-06-30
2019-02-10 p  It was agreed last year in June.                                 2018-06-01 2018-06-30
2019-02-10 p  It was agreed last June.                                         2018-06-01 2018-06-30
2000-10-23 p  They met last June.                                              2000-06-01 2000-06-30
2003-04-21 p  They met last October.                                           2002-10-01 2002-10-31
2019-06-20 p  They met last June.                                              2018-06-01 2018-06-30
2019-02-10 f  They meet next June.                                             2019-06-01 2019-06-30
2019-08-10 f  They meet next June.                                             2020-06-01 2020-06-30
2019-08-10 p  They met this June.                                              2019-06-01 2019-06-30
2019-08-10 p  They met in June of this year.                                   2019-06-01 2019-06-30
1999-12-01 p  He hosted them in May 1999.                                      1999-05-01 1999-05-31
1999-12-01 p  He hosted them in May, 1999.                                     1999-05-01 1999-05-31
2018-03-08 f  He will meet him by May.                                         2018-03-08 2018-05-31
2018-03-08 f  He will meet him in May.                                         2018-05-01 2018-05-31
2018-03-08 f  He will meet him by the end of May.                              2018-03-08 2018-05-31
2018-03-08 f  He will meet him by Friday.                                      2018-03-08 2018-03-09
2018-03-08 f  It must open before the November election.                       2018-03-08 2018-11-30
2018-03-08 f  It must open before May.                                          2018-03-08 2018-04-30
2018-03-08 f  It must open by May.                                              2018-03-08 2018-05-31
2018-03-08 f  It must open before the end of May.                               2018-03-08 2018-05-31
2018-03-08 f  It must open before April 2019.                                   2018-03-08 2019-03-31
2018-05-08 f  It must open before the May congress.                             2018-05-08 2018-05-31
2018-03-08 f  It must open before June 12.                                     2018-03-08 2018-06-11
2018-03-08 f  It must open before next week.                                   2018-03-08 2018-03-11
2018-03-08 f  It is open until March 20.                                       2018-03-08 2018-03-20
2018-03-08 p  Nobody has met since 2016.                                       2016-01-01 ..
2018-03-08 p  Nobody has met since last October.                               2017-10-01 ..
2018-03-08 f  It will be after March 20.                                       2018-03-21 ..
2018-03-08 p  after the Feb. 10 meeting they left                              2018-02-10
2018-03-08 p  before Tuesday's talks they ate                                  2018-03-06
2019-09-09 f  Talks may open in late September.                                2019-09-21 2019-09-30
2019-09-09 f  Talks may open early in October.                                 2019-10-01 2019-10-10
2019-09-09 f  Talks may open in mid-October.                                   2019-10-11 2019-10-20
2019-09-09 f  Talks may open in mid October.                                   2019-10-11 2019-10-20
2019-09-09 f  Talks may open near the end of October.                          2019-10-21 2019-10-31
2019-09-09 f  Talks may open at the beginning of October.                      2019-10-01 2019-10-10
2019-09-09 f  Talks may open in the middle of October.                         2019-10-11 2019-10-20
2019-09-09 f  Talks may open in the first half of October.                     2019-10-01 2019-10-15
2019-09-09 f  Talks may open in the second half of October.                    2019-10-16 2019-10-31
2019-09-09 p  It fell apart in late February.                                  2019-02-21 2019-02-28
2020-09-09 p  It fell apart in late February.                                  2020-02-21 2020-02-29
2019-09-09 p  It fell apart in late February last year.                        2018-02-21 2018-02-28
2019-09-09 f  Talks may open in late September or early October.               2019-09-21 2019-10-10
2018-03-08 f  They may meet in March or April.                                 2018-03-01 2018-04-30
2018-03-08 f  They are to meet in April and May.                               2018-04-01 2018-04-30 & 2018-05-01 2018-05-31
2018-03-08 f  They are to meet in April and may meet again.                    2018-04-01 2018-04-30
2018-03-08 f  They may meet in the first week of April.                        2018-04-01 2018-04-07
2018-03-08 f  They may meet in the last week of April.                         2018-04-24 2018-04-30
2018-03-08 f  They may meet in the second week of next month.                  2018-04-08 2018-04-14
2019-02-10 f  It opens in the week beginning February 17 in Asia.              2019-02-17 2019-02-23
2019-02-10 f  It opens in the week of Feb. 18.                                 2019-02-18 2019-02-24
2019-02-10 f  It opens in the week starting on Monday, February 18.            2019-02-18 2019-02-24
2019-12-12 f  They meet this week.                                             2019-12-09 2019-12-15
2019-12-12 p  They met last week.                                              2019-12-02 2019-12-08
2019-12-12 f  They meet next week.                                             2019-12-16 2019-12-22
2019-12-15 f  They meet next week.                                             2019-12-16 2019-12-22
2019-12-12 f  They meet early next week.                                       2019-12-16 2019-12-18
2019-12-12 f  They meet late next week.                                        2019-12-19 2019-12-22
2019-12-12 p  They met earlier this week.                                      2019-12-09 2019-12-12
2019-12-12 f  They meet later this week.                                       2019-12-13 2019-12-15
2019-12-12 f  They meet later in the week.                                     2019-12-13 2019-12-15
2019-12-12 p  They met earlier this month.                                     2019-12-01 2019-12-11
2019-12-01 p  They met earlier this month.                                     2019-12-01
2019-12-12 f  They meet later this month.                                      2019-12-13 2019-12-31
2019-12-31 f  They meet later this month.                                      2019-12-31
2019-12-12 p  They met earlier this year.                                      2019-01-01 2019-12-11
2019-12-12 f  They meet later this year.                                       2019-12-13 2019-12-31
2019-12-12 f  They meet at the end of the month.                               2019-12-21 2019-12-31
2019-12-12 f  They meet early next month.                                      2020-01-01 2020-01-10
2019-12-12 p  They met late last month.                                        2019-11-21 2019-11-30
2019-12-12 p  They met this year.                                              2019-01-01 2019-12-31
2019-12-12 p  They met last year.                                              2018-01-01 2018-12-31
2019-12-12 f  They meet next year.                                             2020-01-01 2020-12-31
2019-12-12 f  They meet early next year.                                       2020-01-01 2020-04-30
2019-12-12 p  They met in late 2018.                                           2018-09-01 2018-12-31
2019-12-12 p  They met in mid-2018.                                            2018-05-01 2018-08-31
2019-12-12 p  They met in 2018.                                                2018-01-01 2018-12-31
2019-12-12 p  the 2018 Singapore summit                                        2018-01-01 2018-12-31
2019-12-12 p  They traded notes in 2017-2018.                                  2017-01-01 2018-12-31
2019-12-12 p  They traded notes between 1994 and 2002.                         1994-01-01 2002-12-31
2019-12-12 p  They traded notes in the 1990s.                                  1990-01-01 1999-12-31
2019-12-12 p  They traded notes in the late 1990s.                             1997-01-01 1999-12-31
2019-12-12 p  They met in the first quarter of 2019.                           2019-01-01 2019-03-31
2019-12-12 f  They meet next quarter.                                          2020-01-01 2020-03-31
2019-12-12 p  They met in the summer of 2018.                                  2018-06-01 2018-08-31
2019-12-12 p  They met in summer 2018.                                         2018-06-01 2018-08-31
2019-12-12 p  They met last spring.                                            2019-03-01 2019-05-31
2019-02-12 f  They may meet this spring.                                       2019-03-01 2019-05-31
2019-02-12 f  They may meet in the fall.                                       2019-09-01 2019-11-30
2019-02-12 f  They may meet in “the fall”.                                     2019-09-01 2019-11-30
2019-02-12 p  They met this past week.                                         2019-02-04 2019-02-10
2019-02-16 p  They met this past week.                                         2019-02-11 2019-02-16
2018-04-27 f  They may meet later this spring.                                 2018-04-28 2018-05-31
2019-12-12 f  He proposes it for February.                                     2020-02-01 2020-02-29
2019-10-10 f  The round is set for Oct 10 and Oct 11.                          2019-10-10 2019-10-11
2019-10-12 p  They met on Oct 3 and Oct 9.                                     2019-10-03 & 2019-10-09
2019-04-25 p  It comes two months after talks collapsed.                       2019-02-01 2019-02-28
2019-04-25 f  It comes two days before the vote.                               2019-04-27
2019-04-25 p  Envoys meet in Beijing - 2019-04-25
2019-02-12 p  Prices fall when they meet.
2019-02-19 p  He got there last weekend.                                       2019-02-16 2019-02-17
2019-02-19 p  He got there over the weekend.                                   2019-02-16 2019-02-17
2019-02-19 f  He goes there this weekend.                                      2019-02-23 2019-02-24
2019-02-19 f  He goes there next weekend.                                      2019-03-02 2019-03-03
2019-10-05 f  They return in two weeks' time.                                  2019-10-19
2019-10-05 f  They return in two weeks.                                        2019-10-19
2019-10-05 f  They return two weeks from now.                                  2019-10-19
2019-10-05 f  The session opens two weeks from Tuesday.                        2019-10-22
2019-10-01 f  It is due a week from Tuesday.                                   2019-10-08
2019-10-05 f  They convene three weeks from tomorrow.                          2019-10-27
2019-10-05 f  It is set for a week from Friday.                                2019-10-18
2019-10-05 f  They return in a week.                                           2019-10-12
2019-10-05 f  They return in three days.                                       2019-10-08
2019-10-05 f  They return in two months.                                       2019-12-01 2019-12-31
2019-10-05 p  They talked in two weeks more than in years.
2019-10-05 p  It was their first session in two weeks.
2019-10-05 p  It was the second summit in a month.
2019-07-01 f  Teams work over the next two or three weeks.                     2019-07-01 2019-07-22
2019-07-01 f  Teams work over the next two to three weeks.                     2019-07-01 2019-07-22
2019-07-01 f  Teams meet within ten days.                                      2019-07-01 2019-07-11
2019-07-01 f  Teams meet in the next 30 days.                                  2019-07-01 2019-07-31
2019-01-31 f  Teams meet within a month.                                       2019-01-31 2019-02-28
2019-07-01 p  They met three days ago.                                         2019-06-28
2019-07-01 p  They met two weeks ago.                                          2019-06-17
2019-07-01 p  They met three months ago.                                       2019-04-01 2019-04-30
2019-07-01 p  They met years ago.
2019-07-01 p  They met several weeks ago.
2000-10-23 p  Within the past year he met three.                               1999-10-24 2000-10-23
2019-07-01 p  Over the last two weeks they talked.                             2019-06-18 2019-07-01
2019-07-01 p  They met today.                                                  2019-07-01
2019-07-01 p  They met this morning.                                           2019-07-01
2019-07-01 f  They dine tonight.                                               2019-07-01
2019-07-01 f  They dine tomorrow evening.                                      2019-07-02
2019-07-01 p  They met earlier in the day.                                     2019-07-01
2019-07-01 f  They fly later in the day.                                       2019-07-01
2019-07-01 f  They fly later today.                                            2019-07-01
2019-07-10 p  They met on the 3rd.                                             2019-07-03
2019-07-10 f  They meet on the 27th and 28th.                                  2019-07-27 2019-07-28
2019-07-31 f  They meet on the 30th.                                           2019-08-30
2019-07-10 f  They will meet soon.                                             2019-07-10 ..
2019-07-10 p  Soon they met.
2019-07-10 -  The two sides may march on.
2019-07-10 -  The MARCH of time
2019-07-10 -  the sun and the moon
2019-07-10 -  an august body
2019-07-10 f  He warned of a March in Seoul against March.
2019-07-10 -  It landed at 2000 GMT.
2019-07-10 -  About 2,018 people and $2018 and 1950 km
2019-07-10 p  the 70th anniversary
2019-07-10 p  on the July 27 anniversary
2019-07-10 p  a 36-year-old
2019-07-10 p  the Sunday Times wrote
2021-03-04 p  The leaders met in June 2019; talks that October failed.           2019-06-01 2019-06-30 & 2019-10-01 2019-10-31
2021-03-04 p  They met on June 12, 2018, and later that month a call followed.    2018-06-12 & 2018-06-13 2018-06-30
2021-03-04 p  They met in June 2018 and in October of that year.                 2018-06-01 2018-06-30 & 2018-10-01 2018-10-31
2021-03-04 p  She came in November 2018, nine months after the first summit.     2018-11-01 2018-11-30 & 2018-02-01 2018-02-28
2019-04-20 p  The envoys talked two days after the April 12 session.             2019-04-14 & 2019-04-12
2021-03-04 p  The envoys sat down in March 2018 and again the following January.   2018-03-01 2018-03-31 & 2019-01-01 2019-01-31
2021-03-04 p  In 2018, the following May and that July.  2018-01-01 2018-12-31 & 2019-05-01 2019-05-31 & 2019-07-01 2019-07-31
2021-03-04 p  He came on Nov. 9, 2018. She went the following November.           2018-11-09 & 2019-11-01 2019-11-30
2021-03-04 p  On Tuesday; in May 2019. Three months earlier, not.  2021-03-02 & 2019-05-01 2019-05-31 & 2019-02-01 2019-02-28
2021-03-04 p  They met in May 2019. A year later, they did not.                   2019-05-01 2019-05-31 & 2020-01-01 2020-12-31
2021-03-04 p  She said on Tuesday that two months earlier they had met.           2021-03-02 & 2021-01-01 2021-01-31
2021-03-04 p  They met the following May.
2019-04-25 p  The minister called on him in June.                                2018-06-01 2018-06-30
2019-10-16 p  Talks broke down this month.                                       2019-10-01 2019-10-15
2019-10-16 f  They are to meet this month.                                    2019-10-01 2019-10-31
2019-10-16 f  They are to meet before the month is out.                       2019-10-16 2019-10-31
2019-10-16 f  He wants to see her this year.                                     2019-10-16 2019-12-31
2019-10-16 p  It was said in the days before the summit.
"""


def rows() -> list[tuple[str, ...]]:
    parsed = []
    for line in ROWS.strip().splitlines():
        anchor, tense, rest = line.split(maxsplit=2)
        words, _, days = rest.partition("  ")
        parsed.append((anchor, tense, words.strip(), days.strip()))
    return parsed


TENSES: dict[str, Direction | None] = {"p": "past", "f": "future", "-": None}


@pytest.mark.parametrize(("anchor", "tense", "words", "days"), rows())
def test_words_name_days(anchor: str, tense: str, words: str, days: str) -> None:
    day = date.fromisoformat(anchor)
    found = [resolve(span, anchor=day, direction=TENSES[tense]) for span in find_times(words, anchor=day)]
    told = [when for when in found if when is not None]
    read = " & ".join(
        " ".join(dict.fromkeys((str(when.start or ".."), str(when.end or "..")))) for when in told
    )
    assert read == days


def test_the_table_is_large() -> None:
    assert len(rows()) >= 150
