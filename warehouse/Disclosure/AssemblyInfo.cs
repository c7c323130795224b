using System.Runtime.CompilerServices;

// The simplex is tested by itself: everything that disclosure control promises rests on it.
[assembly: InternalsVisibleTo("ReIntegrationBI.Tests")]
