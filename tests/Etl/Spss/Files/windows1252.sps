* Makes a file in the Western code page of Windows; run in this folder: pspp --syntax-encoding=UTF-8 windows1252.sps.
SET LOCALE="windows-1252".
DATA LIST LIST NOTABLE /nr (F2.0) gemeente (A16) beoordeling (F1.0).
BEGIN DATA
1 "Liège" 1
2 "Saint-Gérard" 2
3 "Überhausen" 3
END DATA.
VARIABLE LABELS gemeente "Gemeente – naam in één taal" /beoordeling "Beoordeling in €".
VALUE LABELS beoordeling 1 "Tevreden" 2 "Niet tevreden, naïef" 3 "Œuvre".
SAVE OUTFILE="windows1252.sav".
SAVE TRANSLATE /OUTFILE="windows1252.csv" /TYPE=CSV /REPLACE /FIELDNAMES /CELLS=VALUES /TEXTOPTIONS DELIMITER=";".
