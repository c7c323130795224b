using System.Runtime.CompilerServices;

// A workbook of more rows than a sheet takes is tested with small sheets.
[assembly: InternalsVisibleTo("ReIntegrationBI.Tests")]
