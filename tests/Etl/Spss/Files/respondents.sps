* Makes the files of the tests with PSPP; run in this folder: pspp respondents.sps.
SET DECIMAL=DOT.
DATA LIST LIST NOTABLE /
  respondent (F8.0) Leeftijd_van_de_respondent (F3.0) geslacht (A1) provincie (A12) ziektegroep_bij_aanvang (F2.0)
  noden_aangepast_werk (F1.0) noden_minder_uren (F1.0) noden_geen (F1.0)
  reden_1 (F2.0) reden_2 (F2.0) reden_3 (F2.0)
  tevredenheid (F1.0) inkomen (F10.2) opmerking (A20) toelichting (A700) afgelegd (DATE11) weegfactor (F8.4).
BEGIN DATA
1 41 "V" "Luik" 5 1 0 0 1 3 99 4 1850.55 "goed" "geen" 03-NOV-2023 0.8125
2 55 "M" "Antwerpen" 2 0 1 0 2 . . 2 -1 "" "" 04-NOV-2023 1.25
3 . "X" "Namen" 5 0 0 1 98 99 99 9 99999.99 "weet niet" "kort" 05-NOV-2023 1
4 29 "V" "Henegouwen" 9 1 1 0 3 2 1 5 2400 "één café" "naïef" 30-NOV-2023 .5
5 -9 "M" "onbekend" 99 . . . . . . . . "n.v.t." "x" . 1.0001
6 64 "V" "West-Vlaams" 1 0 0 0 -1 -2 97 1 1e-7 "garçon" "ç" 29-FEB-2024 252.5
7 18 "" "" 0 1 1 1 1 2 3 3 123456789.125 "   vooraf" "" 15-OCT-1582 0
END DATA.
* Longer than 255 bytes, with a letter of two bytes across a border of 255.
IF (respondent = 1) toelichting = CONCAT(LPAD("", 254, "a"), "é", LPAD("", 254, "b"), "ë", LPAD("", 150, "c"), "einde").
IF (respondent = 4) toelichting = CONCAT(LPAD("", 300, "0123456789"), " midden ", LPAD("", 380, "z")).
VARIABLE LABELS respondent "Nummer van de respondent"
  /Leeftijd_van_de_respondent "Hoe oud bent u?" /provincie "In welke provincie woont u?"
  /noden_aangepast_werk "Aangepast werk" /noden_minder_uren "Minder uren" /noden_geen "Geen noden"
  /reden_1 "Eerste reden" /tevredenheid "Hoe tevreden bent u over de begeleiding (1–5)?"
  /toelichting "Wilt u dat toelichten? Één zin volstaat.".
VALUE LABELS geslacht "V" "Vrouw" "M" "Man" "X" "Anders"
  /ziektegroep_bij_aanvang 1 "Infectieziekten" 2 "Gezwellen" 5 "Psychische stoornissen" 9 "Hart- en vaatziekten" 99 "Niet ingevuld"
  /noden_aangepast_werk 0 "Niet aangekruist" 1 "Aangepast werk gekozen"
  /noden_minder_uren 0 "Niet aangekruist" 1 "Minder uren gekozen" /noden_geen 0 "Niet aangekruist" 1 "Aangekruist"
  /reden_1 reden_2 reden_3 1 "Financiële reden" 2 "Sociale contacten" 3 "Zingeving" 97 "Andere" 98 "Weet niet" 99 "Geen antwoord"
  /tevredenheid 1 "Zeer ontevreden" 5 "Zeer tevreden" 9 "Geen mening"
  /provincie "Luik" "Provincie Luik" "onbekend" "Provincie onbekend".
MISSING VALUES Leeftijd_van_de_respondent (-9) /geslacht ("X") /provincie ("onbekend")
  /reden_1 reden_2 reden_3 (97 THRU 99, -1) /tevredenheid (8, 9) /ziektegroep_bij_aanvang (90 THRU HI) /inkomen (LO THRU 0, 99999.99).
MRSETS /MDGROUP NAME=$noden LABEL="Noden bij het werk" VARIABLES=noden_aangepast_werk noden_minder_uren noden_geen VALUE=1
  /MCGROUP NAME=$redenen LABEL="Redenen om terug te keren" VARIABLES=reden_1 reden_2 reden_3
  /MDGROUP NAME=$noden_telling CATEGORYLABELS=COUNTEDVALUES VARIABLES=noden_aangepast_werk noden_minder_uren VALUE=1.
VARIABLE LEVEL geslacht provincie ziektegroep_bij_aanvang (NOMINAL) /tevredenheid (ORDINAL) /inkomen (SCALE).
VARIABLE WIDTH tevredenheid (12).
WEIGHT BY weegfactor.
FILE LABEL Bevraging werkhervatting – proefbestand.
DOCUMENT Synthetische respondenten voor tests.
SAVE OUTFILE="uncompressed.sav" /UNCOMPRESSED.
SAVE OUTFILE="compressed.sav" /COMPRESSED.
SAVE OUTFILE="zcompressed.zsav" /ZCOMPRESSED.
SAVE TRANSLATE /OUTFILE="judge.csv" /TYPE=CSV /REPLACE /FIELDNAMES /CELLS=VALUES /TEXTOPTIONS DELIMITER=";" FORMAT=PLAIN.
