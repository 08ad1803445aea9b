using System.Runtime.Versioning;

// File modes, the private PostgreSQL and the browser: the tests run where the portal runs.
[assembly: SupportedOSPlatform("linux")]
