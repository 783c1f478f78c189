using Shortlist.Client.LlamaIndex;

namespace Shortlist.Client.Http;

/// <summary>A file as <c>multipart/form-data</c>, its texts first.</summary>
internal sealed class FileUploadContent : MultipartFormDataContent
{
    public FileUploadContent(FileUpload upload)
    {
        foreach (var (name, value) in upload.Fields)
        {
            if (value is not null)
                Add(new StringContent(value), name);
        }

        Add(new FileContent(upload.File), upload.FileField, upload.File.Name);
    }
}
