"""Bluebook abbreviations (21st ed., tables T6, T10 and T13): words of institutions and periodicals, and places.

Facts of citation practice as data: a word and how it is shortened. Plurals take an `s` before the full stop or at the
end unless they stand here.
"""

from __future__ import annotations

from loccit.bibliography.jurisdictions import STATES


def _pairs(text: str) -> dict[str, str]:
    return dict(pair.split("=") for line in text.strip().splitlines() for pair in line.split("|") if pair)


WORDS = _pairs("""
Academic=Acad.|Academy=Acad.|Academies=Acads.|Accountability=Accountability|Accounting=Acct.|Administration=Admin.
Administrative=Admin.|Administrator=Adm’r|Advertising=Advert.|Affairs=Affs.|African=Afr.|Agency=Agency
Agricultural=Agric.|Agriculture=Agric.|Alliance=All.|Alternative=Alt.|American=Am.|Ancestry=Anc.|Annual=Ann.
Appellate=App.|Applied=Applied|Arbitration=Arb.|Architecture=Architecture|Assembly=Assemb.|Assistance=Assistance
Associate=Assoc.|Associates=Assocs.|Association=Ass’n|Associations=Ass’ns|Atlantic=Atl.|Attorney=Att’y
Attorneys=Att’ys|Authority=Auth.|Automobile=Auto.|Avenue=Ave.|Bankruptcy=Bankr.|Behavior=Behav.
Behavioral=Behav.|Biological=Biological|Biology=Biology|Board=Bd.|British=Brit.|Broadcasting=Broad.|Brotherhood=Bhd.
Brothers=Bros.|Building=Bldg.|Bulletin=Bull.|Bureau=Bureau|Business=Bus.|Capital=Cap.|Casualty=Cas.|Catholic=Cath.
Center=Ctr.|Centre=Ctr.|Central=Cent.|Century=Century|Chemical=Chem.|Chemistry=Chemistry|Child=Child|Children=Child.
Chronicle=Chron.|Circuit=Cir.|Civil=Civ.|Civilization=Civilization|Clinic=Clinic|Clinical=Clinical|Coalition=Coal.
College=Coll.|Commercial=Com.|Commerce=Com.|Commission=Comm’n|Commissioner=Comm’r|Commissioners=Comm’rs
Committee=Comm.|Communication=Commc’n|Communications=Commc’ns|Community=Cmty.|Communities=Cmtys.|Company=Co.
Comparative=Compar.|Compensation=Comp.|Computer=Comput.|Condominium=Condo.|Conference=Conf.|Congress=Cong.
Congressional=Cong.|Consolidated=Consol.|Constitution=Const.|Constitutional=Const.|Construction=Constr.
Contemporary=Contemp.|Continental=Cont’l|Contract=Cont.|Conveyance=Conv.|Cooperative=Coop.|Corporate=Corp.
Corporation=Corp.|Correction=Corr.|Correctional=Corr.|Corrections=Corr.|Council=Council|Counselor=Couns.
County=Cnty.|Counties=Cntys.|Court=Ct.|Courts=Cts.|Criminal=Crim.|Criminology=Criminology|Cultural=Cultural
Culture=Culture|Customs=Customs|Defender=Def.|Defense=Def.|Delinquency=Delinq.|Department=Dep’t|Departments=Dep’ts
Deputy=Deputy|Derivative=Derivative|Detention=Det.|Developing=Dev.|Development=Dev.|Digital=Digit.|Digest=Dig.
Diplomacy=Dipl.|Director=Dir.|Discount=Disc.|Dispute=Disp.|Distributor=Distrib.|Distributing=Distrib.|District=Dist.
Division=Div.|Doctor=Dr.|East=E.|Eastern=E.|Ecology=Ecology|Economic=Econ.|Economics=Econ.|Economy=Econ.
Editor=Ed.|Editorial=Ed.|Education=Educ.|Educational=Educ.|Electric=Elec.|Electrical=Elec.|Electricity=Elec.
Electronic=Elec.|Emergency=Emergency|Employee=Emp.|Employees=Emps.|Employer=Emp.|Employers=Emps.|Employment=Emp.
Energy=Energy|Enforcement=Enf’t|Engineer=Eng’r|Engineers=Eng’rs|Engineering=Eng’g|English=Eng.|Enterprise=Enter.
Enterprises=Enters.|Entertainment=Ent.|Environment=Env’t|Environmental=Env’t|Equality=Equal.|Equipment=Equip.
Estate=Est.|Estates=Ests.|Europe=Eur.|European=Eur.|Examiner=Exam’r|Exchange=Exch.|Executive=Exec.
Explorer=Expl.|Export=Exp.|Exporter=Exp.|Family=Fam.|Federal=Fed.|Federation=Fed’n|Fidelity=Fid.|Finance=Fin.
Financial=Fin.|Financing=Fin.|Foreign=Foreign|Forensic=Forensic|Forum=F.|Foundation=Found.|Fraternity=Fraternity
General=Gen.|Global=Glob.|Government=Gov’t|Governor=Governor|Group=Grp.|Guaranty=Guar.|Hawaii=Haw.|Health=Health
Herald=Herald|High=High|Higher=Higher|Hispanic=Hisp.|Historical=Hist.|History=Hist.|Homeland=Homeland
Hospital=Hosp.|Hospitals=Hosps.|Housing=Hous.|Human=Hum.|Humanity=Human.|Immigration=Immigr.|Immigrant=Immigrant
Import=Imp.|Incorporated=Inc.|Indemnity=Indem.|Independence=Indep.|Independent=Indep.|Industrial=Indus.
Industries=Indus.|Industry=Indus.|Inequality=Ineq.|Information=Info.|Injury=Inj.|Inspector=Inspector
Institute=Inst.|Institution=Inst.|Insurance=Ins.|Intellectual=Intell.|Intelligence=Intel.|Interdisciplinary=Interdisc.
Interest=Int.|International=Int’l|Invest=Inv.|Investment=Inv.|Investments=Invs.|Investor=Inv.|Investors=Invs.
Journal=J.|Journalism=Journalism|Judge=Judge|Judicial=Jud.|Junior=Jr.|Juridical=Jurid.|Jurisprudence=Juris.
Justice=Just.|Juvenile=Juv.|Labor=Lab.|Laboratory=Lab’y|Laboratories=Lab’ys|Language=Language|Law=L.|Laws=L.
Lawyer=Law.|Lawyers=Laws.|Legal=Legal|Legislation=Legis.|Legislative=Legis.|Liability=Liab.|Liberties=Liberties
Librarian=Libr.|Library=Libr.|Limited=Ltd.|Literature=Literature|Litigation=Litig.|Local=Loc.|Machine=Mach.
Machinery=Mach.|Magazine=Mag.|Maintenance=Maint.|Management=Mgmt.|Manager=Mgmt.|Manufacturer=Mfr.
Manufacturers=Mfrs.|Manufacturing=Mfg.|Maritime=Mar.|Market=Mkt.|Marketing=Mktg.|Matrimonial=Matrim.
Mechanical=Mech.|Medical=Med.|Medicine=Med.|Memorial=Mem’l|Merchandise=Merch.|Merchandising=Merch.|Merchant=Merch.
Metropolitan=Metro.|Military=Mil.|Mineral=Min.|Modern=Mod.|Monthly=Monthly|Mortgage=Mortg.|Municipal=Mun.
Municipality=Mun.|Mutual=Mut.|National=Nat’l|Nationality=Nat’y|Natural=Nat.|Naturalization=Naturalization
Negligence=Negl.|Negotiation=Negot.|Newsletter=Newsl.|North=N.|Northeast=Ne.|Northeastern=Ne.|Northern=N.
Northwest=Nw.|Northwestern=Nw.|Nuclear=Nuclear|Number=No.|Office=Off.|Official=Off.|Opinion=Op.|Order=Ord.
Organization=Org.|Organizing=Org.|Pacific=Pac.|Parish=Par.|Partnership=P’ship|Patent=Pat.|Person=Pers.
Personal=Pers.|Personnel=Pers.|Perspective=Persp.|Perspectives=Persps.|Pharmaceutical=Pharm.|Philosophical=Phil.
Philosophy=Phil.|Planning=Plan.|Policy=Pol’y|Policies=Pol’ys|Political=Pol.|Politics=Pol.|Practical=Prac.
Practice=Prac.|Practitioner=Prac.|Preserve=Pres.|Preservation=Pres.|Priority=Priority|Privacy=Priv.|Private=Priv.
Probate=Prob.|Probation=Prob.|Problems=Probs.|Procedure=Proc.|Proceedings=Proc.|Product=Prod.|Production=Prod.
Profession=Pro.|Professional=Pro.|Property=Prop.|Properties=Props.|Protection=Prot.|Psychiatry=Psychiatry
Psychological=Psych.|Psychologist=Psych.|Psychology=Psych.|Public=Pub.|Publication=Publ’n|Publishing=Publ’g
Quarterly=Q.|Railroad=R.R.|Railway=Ry.|Record=Rec.|Records=Recs.|Redevelopment=Redev.|Referee=Ref.|Reform=Reform
Refugee=Refugee|Regional=Reg’l|Register=Reg.|Regulation=Regul.|Regulations=Reguls.|Regulatory=Regul.
Rehabilitation=Rehab.|Relation=Rel.|Relations=Rels.|Report=Rep.|Reporter=Rep.|Reproduction=Reprod.
Reproductive=Reprod.|Research=Rsch.|Reserve=Rsrv.|Reservation=Rsrv.|Resolution=Resol.|Resource=Res.|Resources=Res.
Responsibility=Resp.|Restaurant=Rest.|Retirement=Ret.|Review=Rev.|Rights=Rts.|Road=Rd.|Savings=Sav.|School=Sch.
Schools=Schs.|Science=Sci.|Sciences=Scis.|Scientific=Sci.|Scottish=Scot.|Secretary=Sec’y|Securities=Sec.
Security=Sec.|Sentencing=Sent’g|Service=Serv.|Services=Servs.|Shareholder=S’holder|Social=Soc.|Society=Soc’y
Sociological=Socio.|Sociology=Socio.|Solicitor=Solic.|Solution=Sol.|Solutions=Sols.|South=S.|Southeast=Se.
Southeastern=Se.|Southern=S.|Southwest=Sw.|Southwestern=Sw.|Standard=Std.|State=State|Statistic=Stat.
Statistics=Stat.|Statistical=Stat.|Steamship=S.S.|Street=St.|Studies=Stud.|Subcommittee=Subcomm.|Supreme=Sup.
Surety=Sur.|Survey=Surv.|System=Sys.|Systems=Sys.|Taxation=Tax’n|Teacher=Tchr.|Technical=Tech.|Technique=Tech.
Technological=Tech.|Technology=Tech.|Telecommunication=Telecomm.|Telecommunications=Telecomms.|Telegraph=Tel.
Telephone=Tel.|Temporary=Temp.|Testamentary=Testamentary|Times=Times|Tribune=Trib.|Township=Twp.
Transcontinental=Transcon.|Transnational=Transnat’l|Transport=Transp.|Transportation=Transp.|Trial=Trial
Tribune=Trib.|Trust=Tr.|Trustee=Tr.|Turnpike=Tpk.|Uniform=Unif.|University=Univ.|Universities=Univs.|Urban=Urb.
Utility=Util.|Utilities=Utils.|Village=Vill.|Week=Wk.|Weekly=Wkly.|West=W.|Western=W.|World=World|Yearbook=Y.B.
and=&
""")
"""Table T6 with T13.2, which the 21st edition has as one."""

PERIODICALS = _pairs("""
University=U.|College=C.|Law=L.|Studies=Stud.|Annals=Annals|Post=Post|Rights=Rts.|Trust=Tr.|Review=Rev.
""")
"""Where periodicals differ."""

INSTITUTIONS = _pairs("""
Boston College=B.C.|Boston University=B.U.|Brigham Young University=BYU|New York University=N.Y.U.|Ohio State=Ohio St.
University of California=U.C.|Southern California=S. Cal.|William & Mary=Wm. & Mary|William and Mary=Wm. & Mary
George Washington=Geo. Wash.|Georgetown=Geo.|Columbia=Colum.|Cornell=Cornell|Fordham=Fordham|Harvard=Harv.|Yale=Yale
Stanford=Stan.|Northwestern=Nw.|Notre Dame=Notre Dame|Pennsylvania State=Penn St.|University of Pennsylvania=U. Pa.
Albany=Alb.|Vanderbilt=Vand.|Wake Forest=Wake Forest|Washington University=Wash. U.|Villanova=Vill.|Temple=Temp.
Cardozo=Cardozo|Chicago-Kent=Chi.-Kent|DePaul=DePaul|Duke=Duke|Emory=Emory|Houston=Hous.|Miami=Mia.|Chicago=Chi.
Richmond=Rich.|Saint Louis=St. Louis|Santa Clara=Santa Clara|San Diego=San Diego|Seton Hall=Seton Hall|Tulane=Tul.
Bill of Rights=Bill Rts.|San Francisco=S.F.|Los Angeles=L.A.|Pittsburgh=Pitt.|Philadelphia=Phila.|Boston=Bos.
""")
"""Table T13.1: institutions and places in the names of law reviews and newspapers."""

PLACES = {**STATES, "United States": "U.S.", "United Kingdom": "U.K.", "Great Britain": "Gr. Brit.", "America": "Am.",
          "Canada": "Can.", "Mexico": "Mex.", "Germany": "Ger.", "France": "Fr.", "Australia": "Austl."}  # fmt: skip
"""Table T10."""
