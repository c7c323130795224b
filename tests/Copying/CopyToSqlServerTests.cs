using ReIntegrationBI.Tests.Engines;

namespace ReIntegrationBI.Tests.Copying;

public sealed class CopyToSqlServerTests(LazyFixture<CopySource> source) : CopyTests<SqlServerTestEngine>(source), IClassFixture<LazyFixture<CopySource>>;
