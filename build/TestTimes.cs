// dotnet run build/TestTimes.cs -- FOLDER: how long each part of a test run took, and its ten slowest tests, from the TRX files in the folder.
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

XNamespace trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
var runs = Directory.EnumerateFiles(args[0], "*.trx", SearchOption.AllDirectories).Select(file => Load(file).Root!).ToArray();
var tests = new List<(string Name, TimeSpan Time)>();
foreach (var run in runs.OrderBy(Part))
{
    var results = run.Descendants(trx + "UnitTestResult").ToArray();
    var times = run.Element(trx + "Times")!;
    var whole = (DateTimeOffset)times.Attribute("finish")! - (DateTimeOffset)times.Attribute("start")!;
    Console.WriteLine($"{whole.TotalSeconds,8:0.0} s {results.Length,6} tests  {Part(run)}");
    tests.AddRange(results.Select(result => (result.Attribute("testName")!.Value, TimeSpan.Parse(result.Attribute("duration")?.Value ?? "0", null))));
}

Console.WriteLine("The slowest:");
foreach (var (name, time) in tests.OrderByDescending(test => test.Time).Take(10))
{
    Console.WriteLine($"{time.TotalSeconds,8:0.0} s {name}");
}

string Part(XElement run) => Path.GetFileNameWithoutExtension(run.Descendants(trx + "UnitTest").FirstOrDefault()?.Attribute("storage")?.Value ?? "nothing");

// What a test prints can hold characters that XML forbids.
static XDocument Load(string file)
{
    using var reader = XmlReader.Create(file, new XmlReaderSettings { CheckCharacters = false });
    return XDocument.Load(reader);
}
