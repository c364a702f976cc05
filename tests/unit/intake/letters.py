"""The words of fictional requests, as different agencies lay them out."""

GRAND_JURY = """\
UNITED STATES DISTRICT COURT
District of Harborview
GRAND JURY SUBPOENA DUCES TECUM
Grand Jury No: 26-GJ-118
TO: Zoom Video Communications, Inc.
55 Almaden Boulevard, 6th Floor
San Jose, CA 95113
YOU ARE COMMANDED to produce the following records for Meeting ID 912 3456 7890,
for the period from October 3, 2026 14:00 UTC to October 3, 2026 15:00 UTC:
1. names and e-mail addresses of the participants;
2. billing name and address;
3. join and leave times.
Return date: December 15, 2026
This subpoena is issued under Fed. R. Crim. P. 17 and 18 U.S.C. § 2703(c)(2).
Requesting agent: Dana Whitlock
Agency: United States Attorney, District of Harborview
Badge No.: 4471
E-mail: dwhitlock@justice.harborview.gov
Phone: +1 415 555 0100 x12
Mailing address: 200 Court Street, Harborview, CA 94000
Dated: November 19, 2026
Signed by: Clerk of Court, District of Harborview
"""

WARRANT = """\
Federal Bureau of Fictional Investigation
SEARCH AND SEIZURE WARRANT
Case No: 26-mj-0417
The account registered to suspect@example.org holds evidence of a crime.
Zoom Video Communications, Inc. shall disclose, for 09/16/2026 and before, the following
information: (a) cloud recordings and transcripts; (b) IP addresses, (c) meeting titles.
Fed. R. Crim. P. 41; 18 USC 2703(a).
IT IS FURTHER ORDERED under 18 U.S.C. § 2705(b) that the provider shall not notify any person
of the existence of this warrant until May 9, 2027.
Issued on 10 November 2026
Special Agent Terry Lane, Badge 88120, tlane@fbfi.gov, tel. +1 202 555 0177 x901
"""

PRESERVATION = """\
Lakemont Police Department
Preservation request under 18 U.S.C. 2703(f)
Our reference: LPD-2026-0932
Please preserve all records of the account of user name: night.owl
We ask that you do not notify the user of this request.
Detective Ana Pike, badge #77, apike@lakemont.gov
"""
