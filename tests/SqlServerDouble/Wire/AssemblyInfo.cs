using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("SqlServerDouble.Tests")]
