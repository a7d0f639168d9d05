namespace System;

/// <summary>A method with no arguments and a result.</summary>
public delegate TResult Func<out TResult>();
