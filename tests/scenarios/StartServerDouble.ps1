# Starts this project's double of SQL Server as a process of its own. It ends when its input does: Stop-ServerDouble closes that.
function Start-ServerDouble([string]$Version, [string]$Data, [string]$Password) {
    $double = Get-ChildItem (Join-Path $PSScriptRoot '../SqlServerDouble/bin/Debug') -Recurse | Where-Object Name -EQ 'SqlServerDouble.dll' | Select-Object -First 1
    New-Item $Data -ItemType Directory -Force | Out-Null
    $start = [Diagnostics.ProcessStartInfo]@{
        FileName = 'dotnet'
        Arguments = "`"$($double.FullName)`" --version $Version --port 0 --data `"$Data`" --user sa --password-stdin"
        UseShellExecute = $false
        RedirectStandardInput = $true
        RedirectStandardOutput = $true
    }
    $process = [Diagnostics.Process]::Start($start)
    $process.StandardInput.WriteLine($Password)
    $process.StandardInput.Flush()
    $greeting = $process.StandardOutput.ReadLine()
    @{ Process = $process; ServerInstance = $greeting.Replace('listening on ', '') }
}

function Stop-ServerDouble($Double) {
    $Double.Process.StandardInput.Close()
    $Double.Process.WaitForExit()
}
