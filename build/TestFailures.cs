// dotnet run build/TestFailures.cs -- FOLDER: what the failed tests of a run said, from the TRX files in the folder, so that the end of a log
// tells why it failed to a reader who has nothing else of it.
using System;
using System.IO;
using System.Linq;
using System.Xml;
using System.Xml.Linq;

const int Lines = 25;
const int Columns = 600;

XNamespace trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";
foreach (var file in Directory.EnumerateFiles(args[0], "*.trx", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
{
    foreach (var result in Load(file).Descendants(trx + "UnitTestResult").Where(result => result.Attribute("outcome")?.Value == "Failed"))
    {
        Console.WriteLine($"{result.Attribute("testName")!.Value} ({result.Attribute("duration")?.Value}):");
        var error = result.Descendants(trx + "ErrorInfo").FirstOrDefault();
        var text = error?.Element(trx + "Message")?.Value + "\n" + error?.Element(trx + "StackTrace")?.Value;
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 0).Take(Lines))
        {
            var shown = string.Concat(line.Select(letter => char.IsControl(letter) ? '?' : letter));
            Console.WriteLine("    " + (shown.Length > Columns ? shown[..Columns] + "…" : shown));
        }
    }
}

// What a test prints can hold characters that XML forbids.
static XDocument Load(string file)
{
    using var reader = XmlReader.Create(file, new XmlReaderSettings { CheckCharacters = false });
    return XDocument.Load(reader);
}
