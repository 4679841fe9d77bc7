using System;
using Jupiter.Migration.SqlServerDouble;

DoubleServerOptions options;
try
{
    options = DoubleServerOptions.Parse(args, Console.In.ReadLine);
}
catch (Exception wrong) when (wrong is ArgumentException or FormatException)
{
    Console.Error.WriteLine(wrong.Message);
    return 2;
}

options = options with { Listener = options.Listener with { Failed = Console.Error.WriteLine } };
using var server = DoubleServer.Start(options, InstanceModel.Make);
Console.WriteLine($"listening on {server.Address}");
Console.Out.Flush();

// Whoever started this holds its input open: with them it ends, however they end.
while (Console.In.ReadLine() is not null)
{
}

return 0;
